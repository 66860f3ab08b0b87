package io.github.threadsvsprocesses.page;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.verdict.History;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The article with its verdicts as one HTML file: it loads nothing, runs nothing, and stays below
 * some 3 MB, whatever the run has left behind.
 */
public final class ArticlePage {
  /** Its name in the folder of the reports. */
  public static final String NAME = "index.html";

  /** The Allure report, in the same folder. */
  public static final String REPORT = ReportLinks.REPORT;

  /** The page shows pictures and styles that it holds itself; a browser refuses all else. */
  private static final String POLICY =
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none';"
          + " form-action 'none'";

  private ArticlePage() {}

  /**
   * Writes the page.
   *
   * @param markdown the article's own text
   * @param allureResults where checks and controls have left their pictures and texts; may be
   *     missing
   * @param reports the folder that the page goes to; where it holds the Allure report, claims link
   *     to it
   */
  public static void write(
      Article article, String markdown, Verdicts verdicts, Path allureResults, Path reports)
      throws IOException {
    Judgements judgements = new Judgements(article, verdicts);
    ReportLinks links = ReportLinks.in(reports);
    Past past = new Past(article, History.in(reports));
    write(
        reports.resolve(NAME),
        () -> html(markdown, judgements, Exhibits.in(allureResults), links, past),
        () -> html(markdown, judgements, Exhibits.none(), links, past));
  }

  /** True when the Allure report is there, and whole. */
  public static boolean hasReport(Path reports) {
    return ReportLinks.in(reports).report().isPresent();
  }

  /**
   * Writes the whole of it, or none.
   *
   * @param poorer what is written instead where the whole cannot be, as on a full disk: the words
   *     without the pictures
   */
  static void write(Path file, Supplier<String> whole, Supplier<String> poorer) throws IOException {
    try {
      WholeFile.write(file, whole.get());
    } catch (IOException noRoom) {
      WholeFile.write(file, poorer.get());
    }
  }

  static String html(
      String markdown, Judgements judgements, Exhibits exhibits, ReportLinks links, Past past) {
    Findings findings = new Findings(judgements, exhibits, links);
    // It stands below the article; above it, there is a way there.
    SideBySide sideBySide = new SideBySide(judgements, findings.comparedCurves());
    Html page = opened(judgements.article().title() + ": the article with its verdicts");
    page.add(new Head(judgements, links).html());
    page.open("main", "id", "article", "tabindex", "-1").line().open("article").line();
    page.markup(new Prose(judgements, findings, links).html(markdown));
    page.close("article")
        .line()
        .add(new Standing(judgements, past, sideBySide).html())
        .close("main")
        .line();
    return page.close("body").line().close("html").line().toString();
  }

  /** A page up to its header. */
  static Html opened(String title) {
    Html page = new Html().markup("<!DOCTYPE html>\n").open("html", "lang", "en").line();
    page.open("head").line().empty("meta", "charset", "utf-8").line();
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    page.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY).line();
    page.empty("meta", "name", "color-scheme", "content", "light dark").line();
    page.element("title", title).line();
    page.open("style").markup(resource("page.css")).close("style").line();
    page.close("head").line().open("body").line();
    page.element("a", "Skip to the article", "class", "skip", "href", "#article").line();
    page.markup(resource("shapes.svg"));
    return page;
  }

  private static String resource(String name) {
    try (InputStream in = ArticlePage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " belongs to this package and is missing.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
