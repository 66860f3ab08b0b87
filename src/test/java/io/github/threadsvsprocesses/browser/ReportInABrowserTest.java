package io.github.threadsvsprocesses.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.threadsvsprocesses.browser.Reader.Link;
import io.github.threadsvsprocesses.browser.Reader.Story;
import io.github.threadsvsprocesses.page.ArticlePage;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import io.github.threadsvsprocesses.verdict.VerdictsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page and the report of this very run, once they are drawn: what the page leads to is there,
 * and leads back.
 */
@Tag("report")
class ReportInABrowserTest {
  private static final Path REPORTS = Path.of(System.getProperty("reports.directory", "reports"));
  private static final Path PAGE = REPORTS.resolve(ArticlePage.NAME);
  private static final Path REPORT = REPORTS.resolve(ArticlePage.REPORT);

  /** A test's file inside the report's. */
  private static final Pattern TEST =
      Pattern.compile("d\\('data/test-cases/([0-9a-f]+)\\.json','([A-Za-z0-9+/=]+)'");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DESK = 1280;
  private static final int PHONE = 360;

  private static Browser browser;

  @BeforeAll
  static void theReportIsDrawn() {
    browser = Browser.orSkip();
    assertThat(PAGE).exists();
    assertThat(REPORT).exists();
  }

  @AfterAll
  static void theBrowserEnds() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void thePageIsReadOnADeskAndOnAPhone() {
    browser.width(DESK);
    browser.open(PAGE).isNotHindered().landsWhereLinksLead().meetsNoErrors();
    browser.width(PHONE);
    browser.open(PAGE).unfoldsAll().seesEveryPicture().readsWithoutScrollingSideways();
  }

  @Test
  void everyCheckAndControlIsAClickAwayAndLeadsBackToItsSentence() throws IOException {
    browser.width(DESK);
    Reader reader = browser.open(PAGE);
    List<Link> trials = reader.linksInto(ArticlePage.REPORT + "#behaviors/", 2);
    List<String> sentences = reader.placesCalled("claim-");
    assertThat(trials).hasSize(judged(VerdictsFile.read(REPORTS.resolve(VerdictsFile.NAME))));

    Reader ofTheReport = browser.open(REPORT);
    List<String> astray = new ArrayList<>();
    for (Link trial : trials) {
      Story story = ofTheReport.followsToAStory(trial.fragment());
      if (!story.name().contains(trial.text())) {
        astray.add(trial.text() + " leads to " + story.name());
      }
      if (!sentences.contains(story.sentence())) {
        astray.add(story.name() + " leads back to " + story.sentence());
      }
    }
    assertThat(astray).isEmpty();
    ofTheReport.meetsNoErrors();
  }

  /** As a child may have put it into the message of a failure. */
  @Test
  void aScriptInAFailureIsText(@TempDir Path folder) throws IOException {
    String script = "<img src='none' onerror='document.title = 1'>";
    String html = Files.readString(REPORT);
    Matcher test = TEST.matcher(html);
    assertThat(test.find()).as("a test in the report").isTrue();
    ObjectNode told = (ObjectNode) JSON.readTree(Base64.getDecoder().decode(test.group(2)));
    told.put("statusMessage", script).put("statusTrace", script);
    String failed = Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(told));
    Path hostile = folder.resolve("index.html");
    Files.writeString(
        hostile, html.substring(0, test.start(2)) + failed + html.substring(test.end(2)));

    browser.width(DESK);
    Reader reader = browser.open(hostile);
    reader.followsToAStory("#testresult/" + test.group(1));
    assertThat(reader.text()).contains(script);
    reader.meetsNoErrors(); // The picture is not there to be loaded.
  }

  private static int judged(Verdicts verdicts) {
    return verdicts.claims().stream()
        .flatMap(claim -> claim.runtimes().stream())
        .mapToInt(ReportInABrowserTest::trials)
        .sum();
  }

  private static int trials(RuntimeVerdict on) {
    return Math.toIntExact(Stream.concat(on.checks().stream(), on.controls().stream()).count());
  }
}
