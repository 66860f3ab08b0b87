package io.github.threadsvsprocesses.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.browser.Reader.Link;
import io.github.threadsvsprocesses.browser.Reader.Story;
import io.github.threadsvsprocesses.page.ArticlePage;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import io.github.threadsvsprocesses.verdict.VerdictsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The page and the report of this very run, once they are drawn: what the page leads to is there,
 * and leads back.
 */
@Tag("report")
class ReportInABrowserTest {
  private static final Path REPORTS = Path.of(System.getProperty("reports.directory", "reports"));
  private static final Path PAGE = REPORTS.resolve(ArticlePage.NAME);
  private static final int DESK = 1280;
  private static final int PHONE = 360;

  private static Browser browser;

  @BeforeAll
  static void theReportIsDrawn() {
    browser = Browser.orSkip();
    assertThat(PAGE).exists();
    assertThat(REPORTS.resolve("allure/index.html")).exists();
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
    List<Link> trials = reader.linksInto("allure/index.html#behaviors/", 2);
    List<String> sentences = reader.placesCalled("claim-");
    assertThat(trials).hasSize(judged(VerdictsFile.read(REPORTS.resolve(VerdictsFile.NAME))));

    Reader ofTheReport = browser.open(REPORTS.resolve("allure/index.html"));
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
