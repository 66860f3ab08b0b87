package io.github.threadsvsprocesses.command;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.claim.Catalogue;
import io.github.threadsvsprocesses.claim.Options;
import io.github.threadsvsprocesses.evidence.ChoiceFile;
import io.github.threadsvsprocesses.evidence.ReportSurroundings;
import io.github.threadsvsprocesses.page.ArticlePage;
import io.github.threadsvsprocesses.page.ComparedCurves;
import io.github.threadsvsprocesses.page.FleetPage;
import io.github.threadsvsprocesses.verdict.Badge;
import io.github.threadsvsprocesses.verdict.ComparisonPage;
import io.github.threadsvsprocesses.verdict.Fleet;
import io.github.threadsvsprocesses.verdict.FleetTable;
import io.github.threadsvsprocesses.verdict.History;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.VerdictsPage;
import io.github.threadsvsprocesses.verdict.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Every view that is drawn from the verdicts, and from the comparisons of workloads. A run of some
 * claims has the page and the comparisons alone: counts of the whole article would say little of
 * it.
 */
final class Drawings {
  /** On the class path: what a project says of its claims on CPython. */
  private static final String NOTES = "cpython/README.md";

  private Drawings() {}

  /**
   * The runs of several machines on one page, in {@code fleet/} below the reports.
   *
   * @param folder whose folders hold a machine's reports each
   * @throws UserError when there is no such folder, or none in it
   */
  static void ofAFleet(Article article, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new UserError(
          "There is no folder "
              + folder
              + ": name with -Dfleet one whose folders hold a machine's reports each.");
    }
    Fleet fleet = Fleet.below(folder);
    if (fleet.members().isEmpty()) {
      throw new UserError(folder + " holds no folders: put each machine's reports into its own.");
    }
    Path reports = Files.createDirectories(Options.reports(false).resolve("fleet"));
    Files.writeString(reports.resolve("fleet.md"), FleetTable.markdown(article, fleet));
    Files.writeString(reports.resolve("index.html"), FleetPage.html(article, fleet));
    Files.writeString(reports.resolve("badge.json"), Badge.json(fleet.summary(article)));
    Files.writeString(reports.resolve("badge.svg"), Badge.svg(fleet.summary(article)));
  }

  static void of(Article article, Verdicts verdicts, Path allureResults) throws IOException {
    Path reports = Options.reports(verdicts.partial());
    if (!verdicts.partial()) {
      draw(History.NAME, () -> History.add(reports, article, verdicts));
      draw("a mended report", () -> MendedReport.make(reports.resolve(ArticlePage.REPORT)));
    }
    // Where there is little room, the page comes first.
    draw(
        ArticlePage.NAME,
        () -> ArticlePage.write(article, Catalogue.markdown(), verdicts, allureResults, reports));
    if (!verdicts.partial()) {
      draw(
          "verdicts.md",
          () ->
              WholeFile.write(
                  reports.resolve("verdicts.md"), VerdictsPage.markdown(article, verdicts)));
      draw("badge.json", () -> badge(reports.resolve("badge.json"), verdicts));
      draw(
          "what the report shows beside the tests",
          () -> ReportSurroundings.write(allureResults, article.title(), verdicts));
    }
    draw(ComparisonPage.NAME, () -> compare(article, verdicts, allureResults, reports));
    draw(ChoiceFile.PAGE, () -> ChoiceFile.draw(reports));
  }

  private static void badge(Path json, Verdicts verdicts) throws IOException {
    WholeFile.write(json, Badge.json(verdicts.summary()));
    WholeFile.write(json.resolveSibling("badge.svg"), Badge.svg(verdicts.summary()));
  }

  private interface View {
    void write() throws IOException;
  }

  /** One that cannot be written, as on a full disk, is missed aloud, and the others are drawn. */
  private static void draw(String name, View view) {
    try {
      view.write();
    } catch (IOException noRoom) {
      System.err.println("NOT WRITTEN: " + name + ", for: " + noRoom.getMessage());
    }
  }

  /** The JVM beside other runtimes; nothing where there is no other. */
  private static void compare(Article article, Verdicts verdicts, Path allureResults, Path reports)
      throws IOException {
    Path file = reports.resolve(ComparisonPage.NAME);
    Path picture = reports.resolve(ComparisonPage.PICTURE);
    Optional<byte[]> curves = ComparedCurves.png(article, verdicts, allureResults);
    if (curves.isPresent()) {
      WholeFile.write(picture, curves.get());
    } else {
      Files.deleteIfExists(picture);
    }
    Optional<String> page = ComparisonPage.markdown(article, verdicts, curves.isPresent(), notes());
    if (page.isPresent()) {
      WholeFile.write(file, page.get());
    } else {
      Files.deleteIfExists(file);
    }
  }

  private static String notes() throws IOException {
    try (InputStream in =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(NOTES)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
