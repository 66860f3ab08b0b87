package io.github.threadsvsprocesses.command;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.BrokenArticle;
import io.github.threadsvsprocesses.claim.Catalogue;
import io.github.threadsvsprocesses.claim.Options;
import io.github.threadsvsprocesses.claim.Rules;
import io.github.threadsvsprocesses.page.ArticlePage;
import io.github.threadsvsprocesses.verdict.Gate;
import io.github.threadsvsprocesses.verdict.History;
import io.github.threadsvsprocesses.verdict.Printable;
import io.github.threadsvsprocesses.verdict.VerdictTable;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.VerdictsFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The commands around a run of the specification, in the order of a build:
 *
 * <ol>
 *   <li>{@code look-ahead SPECIFICATION}: options, article and claim classes are in order, the
 *       reports can be written;
 *   <li>{@code draw ALLURE_RESULTS}: every view of {@code verdicts.json}; once the Allure report is
 *       there, again, and then the page links to it;
 *   <li>{@code judge SPECIFICATION [SUMMARY]}: the table on the console, and the build fails where
 *       it must; also where Failsafe's summary says that the run's JVM broke.
 *   <li>{@code keep}: a full run that was judged becomes the reference.
 * </ol>
 *
 * Apart from them, {@code fleet FOLDER}: the runs of several machines, a folder each, on one page.
 *
 * <p>{@link ArticleCommand} does all of it but the last in one go. Options come as the system
 * properties of {@link Options}. A failure is one line.
 */
public final class SpecificationCommand {
  private static final int LONGEST = 500;

  private SpecificationCommand() {}

  /**
   * Runs one command.
   *
   * @throws RuntimeException whose message is for the user, when the build must not go on
   */
  public static void main(String[] arguments) throws IOException {
    String command = arguments.length == 0 ? "" : arguments[0];
    try {
      switch (command) {
        case "look-ahead" -> LookAhead.before(specification(argument(arguments)), Catalogue.read());
        case "draw" -> Drawings.of(Catalogue.read(), verdicts(), Path.of(argument(arguments)));
        case "judge" -> {
          Verdicts verdicts = verdicts();
          judge(System.out, Catalogue.read(), verdicts, specification(argument(arguments)));
          if (arguments.length > 2) {
            RunSummary.check(Path.of(arguments[2]));
            reportIsThere(verdicts);
          }
        }
        case "fleet" -> Drawings.ofAFleet(Catalogue.read(), Path.of(argument(arguments)));
        case "keep" -> Reference.keep(verdicts(), Options.reports(false));
        default ->
            throw new UserError(
                "'" + command + "' is no command: say look-ahead, draw, judge, keep or fleet.");
      }
    } catch (BrokenArticle e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  private static String argument(String[] arguments) {
    if (arguments.length < 2) {
      throw new UserError(
          switch (arguments[0]) {
            case "draw" -> "'draw' wants the folder of Allure's results.";
            case "fleet" -> "'fleet' wants the folder whose folders hold a machine's reports each.";
            default -> "'" + arguments[0] + "' wants the name of the class with @Specification.";
          });
    }
    return arguments[1];
  }

  /** A run of some claims has none. */
  private static void reportIsThere(Verdicts verdicts) {
    if (!verdicts.partial() && !ArticlePage.hasReport(Options.reports(false))) {
      throw new UserError(
          "There is no Allure report, or only a part: see what its generator said above.");
    }
  }

  static void judge(PrintStream console, Article article, Verdicts verdicts, Class<?> specification)
      throws IOException {
    List<Class<?>> claimClasses = Rules.claimClasses(specification);
    judge(console, article, verdicts, Requirements.of(Options.required(), claimClasses, verdicts));
  }

  static void judge(PrintStream console, Article article, Verdicts verdicts, Set<String> required)
      throws IOException {
    Path reports = Options.reports(verdicts.partial());
    Path page = reports.resolve(ArticlePage.NAME);
    String whereToLook =
        Files.exists(page) ? "Report: " + page : "Facts: " + reports.resolve(VerdictsFile.NAME);
    String changes = History.in(reports).changesInWords(article);
    VerdictTable.lines(verdicts, changes, whereToLook).forEach(console::println);
    Gate gate = new Gate(article, Options.chosenClaims(), required);
    List<String> complaints = gate.complaints(verdicts);
    if (!complaints.isEmpty()) {
      throw new UserError(complaints);
    }
  }

  static Class<?> specification(String name) {
    try {
      return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException e) {
      throw new UserError(
          "There is no class "
              + name
              + " on the class path: write the whole name of the class with @Specification, and give"
              + " the class path of the tests.");
    }
  }

  static Verdicts verdicts() throws IOException {
    Path file = Options.reports(!Options.chosenClaims().isEmpty()).resolve(VerdictsFile.NAME);
    try {
      return VerdictsFile.read(file);
    } catch (NoSuchFileException e) {
      throw new UserError(
          "The specification did not run: there is no " + file + "; see target/failsafe-reports.");
    } catch (IOException unreadable) {
      throw new UserError(
          Printable.line(String.valueOf(unreadable.getMessage()), LONGEST)
              + "; delete it and run again.");
    }
  }
}
