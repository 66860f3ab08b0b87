package io.github.threadsvsprocesses.command;

import static java.util.stream.Collectors.joining;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.Article.Section;
import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.breakage.BrokenFact;
import io.github.threadsvsprocesses.claim.Options;
import io.github.threadsvsprocesses.claim.Rules;
import io.github.threadsvsprocesses.claim.Specification;
import io.github.threadsvsprocesses.process.Debugging;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import io.github.threadsvsprocesses.verdict.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds a user's mistakes before anything runs. */
final class LookAhead {
  private LookAhead() {}

  /**
   * Checks options, article, claim classes and the folder of the reports.
   *
   * @throws UserError on the first kind of mistake found, naming all of that kind
   */
  static void before(Class<?> specification, Article article) {
    String claims = System.getProperty(Options.CLAIMS, "");
    if (!claims.isEmpty() && Options.chosenClaims().isEmpty()) {
      throw new UserError(
          "-D"
              + Options.CLAIMS
              + "="
              + claims
              + " names no claim: write ids, separated by commas.");
    }
    Options.chosenClaims().forEach(id -> knownAndStated(article, id));
    Options.required().forEach(word -> knownRequirement(article, word));
    inOneLine(() -> TimeoutFactor.times(Duration.ZERO));
    inOneLine(BrokenFact::check);
    inOneLine(Debugging::check);
    List<Class<?>> claimClasses = Rules.claimClasses(specification);
    selectsClaims(specification, claimClasses);
    List<String> complaints = Rules.complaints(article, claimClasses);
    if (!complaints.isEmpty()) {
      throw new UserError(complaints);
    }
    writable(Options.reports(false));
  }

  private static void knownAndStated(Article article, String id) {
    Statement claim =
        article
            .claim(id)
            .orElseThrow(
                () ->
                    new UserError(
                        "-D"
                            + Options.CLAIMS
                            + ": there is no claim '"
                            + id
                            + "'."
                            + hint(article, id)));
    if (claim.planned()) {
      throw new UserError(
          "-D" + Options.CLAIMS + ": claim " + id + " is planned; no class judges it yet.");
    }
  }

  private static void knownRequirement(Article article, String word) {
    List<Statement> meant =
        article
            .claims()
            .filter(claim -> word.equals(claim.section()) || word.equals(claim.id()))
            .toList();
    if (word.equals(Gate.ALL) || word.equals(Requirements.FACTS)) {
      return;
    }
    if (meant.isEmpty()) {
      throw new UserError(
          "-D"
              + Options.REQUIRE
              + ": '"
              + word
              + "' is neither 'all' nor 'facts' nor a claim nor one of the sections "
              + article.sections().stream().map(Section::id).collect(joining(", "))
              + "."
              + nearest(article, word));
    }
    if (meant.stream().allMatch(Statement::planned)) {
      throw new UserError(
          "-D" + Options.REQUIRE + ": '" + word + "' is planned; no class judges it yet.");
    }
  }

  private static void inOneLine(Runnable check) {
    try {
      check.run();
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  /** Otherwise every claim of the article would be said to have no class. */
  private static void selectsClaims(Class<?> specification, List<Class<?>> claimClasses) {
    if (!specification.isAnnotationPresent(Specification.class)) {
      throw new UserError(
          specification.getName()
              + " is no specification: give it @Specification, and say in @SelectPackages or"
              + " @SelectClasses where its claims are.");
    }
    if (claimClasses.isEmpty()) {
      throw new UserError(
          specification.getName()
              + " selects no class with @Claim: say in @SelectPackages or @SelectClasses where they"
              + " are.");
    }
  }

  private static void writable(Path reports) {
    try {
      Files.createDirectories(reports);
      Files.delete(Files.createTempFile(reports, "writable", ".tmp"));
    } catch (IOException e) {
      throw new UserError(
          "The reports cannot be written to "
              + reports.toAbsolutePath()
              + " ("
              + e.getClass().getSimpleName()
              + "): make it a folder that you may write to.");
    }
  }

  /** A section has been named for its claims, or a claim has been misspelt. */
  private static String hint(Article article, String written) {
    String ofTheSection =
        article
            .claims()
            .filter(claim -> claim.section().equals(written))
            .map(Statement::id)
            .collect(joining(","));
    return ofTheSection.isEmpty()
        ? nearest(article, written)
        : " It is a section; its claims are " + ofTheSection;
  }

  /** The claim whose id shares the longest run with what was written, as a hint. */
  private static String nearest(Article article, String written) {
    Optional<String> hint =
        article
            .claims()
            .map(Statement::id)
            .filter(id -> shared(id, written) >= Math.max(4, written.length() * 2 / 3))
            .max((a, b) -> Integer.compare(shared(a, written), shared(b, written)));
    return hint.map(id -> " Did you mean " + id + "?").orElse(" The ids stand in article.md.");
  }

  private static int shared(String id, String written) {
    int longest = 0;
    for (int from = 0; from < written.length(); from++) {
      int to = from + longest + 1;
      while (to <= written.length() && id.contains(written.substring(from, to))) {
        longest = to - from;
        to++;
      }
    }
    return longest;
  }
}
