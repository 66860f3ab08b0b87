package io.github.threadsvsprocesses.command;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.BrokenArticle;
import io.github.threadsvsprocesses.claim.Catalogue;
import io.github.threadsvsprocesses.claim.Options;
import io.github.threadsvsprocesses.claim.SpecificationRunner;
import io.github.threadsvsprocesses.verdict.ComparisonPage;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.VerdictsFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Judges an article of one's own, in a JVM of its own: looks ahead, runs every claim, draws the
 * views, says the last word. The one argument is the name of the class with {@link
 * io.github.threadsvsprocesses.claim.Specification}; the class path is that of the tests.
 *
 * <p>Options come as the system properties of {@link Options}. It ends with 0 when the run may
 * pass, and otherwise with 1 and a line for each reason. Verdicts, their page and the badge are
 * written below {@code reports/}, the results for Allure into {@code target/allure-results}, unless
 * {@value Options#REPORTS} and {@value #RESULTS} say otherwise.
 */
public final class ArticleCommand {
  /** Where Allure's results go, a system property that Allure knows too. */
  public static final String RESULTS = "allure.results.directory";

  static final String RESULTS_OF_A_BUILD = "target/allure-results";

  /** The files of an earlier run among the results. */
  private static final String OF_ALLURE = "{*-result.json,*-container.json,*-attachment*}";

  private static final List<String> VIEWS =
      List.of(VerdictsFile.NAME, "verdicts.md", "badge.json", "badge.svg", ComparisonPage.NAME);

  private ArticleCommand() {}

  public static void main(String[] arguments) throws IOException {
    try {
      if (arguments.length != 1) {
        throw new UserError("Give the name of the class with @Specification, and nothing else.");
      }
      judge(arguments[0]);
    } catch (UserError | BrokenArticle e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    // Whatever a claim has left running.
    System.exit(0);
  }

  private static void judge(String name) throws IOException {
    // Both are read by those who draw and write, when they are loaded.
    unlessSet("java.awt.headless", "true");
    unlessSet(RESULTS, RESULTS_OF_A_BUILD);
    Path results = Path.of(System.getProperty(RESULTS));
    Class<?> specification = SpecificationCommand.specification(name);
    Article article = Catalogue.read();
    LookAhead.before(specification, article);
    forgetTheLastRun(results);
    SpecificationRunner.run(specification);
    Verdicts verdicts = SpecificationCommand.verdicts();
    Drawings.of(article, verdicts, results);
    SpecificationCommand.judge(System.out, article, verdicts, specification);
  }

  private static void unlessSet(String property, String value) {
    if (System.getProperty(property, "").isEmpty()) {
      System.setProperty(property, value);
    }
  }

  /** What it wrote must not be taken for this run's. */
  private static void forgetTheLastRun(Path results) throws IOException {
    Path reports = Options.reports(!Options.chosenClaims().isEmpty());
    for (String view : VIEWS) {
      Files.deleteIfExists(reports.resolve(view));
    }
    if (Files.isDirectory(results)) {
      try (DirectoryStream<Path> old = Files.newDirectoryStream(results, OF_ALLURE)) {
        for (Path each : old) {
          Files.delete(each);
        }
      }
    }
  }
}
