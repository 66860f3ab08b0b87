package io.github.threadsvsprocesses.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.browser.Browser;
import io.github.threadsvsprocesses.claim.Catalogue;
import io.github.threadsvsprocesses.verdict.Fleet;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.VerdictsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages as a browser shows them, on a desk and on a phone, light and dark. */
class PageInABrowserTest {
  private static Browser browser;
  private static Path cats;
  private static Path whole;
  private static Path fleet;

  @BeforeAll
  static void thePagesAreDrawn(@TempDir Path folder) throws IOException {
    browser = Browser.orSkip();
    cats = drawn(CatsPage.ARTICLE, CatsPage.MARKDOWN, CatsPage.verdicts(), folder.resolve("cats"));
    Path reference = Path.of("reports", "reference", VerdictsFile.NAME);
    Article article = Catalogue.read();
    whole =
        drawn(
            article,
            Catalogue.markdown(),
            VerdictsFile.read(reference),
            folder.resolve("reference"));
    Path members = Files.createDirectories(folder.resolve("members"));
    for (String member : List.of("desk", "server")) {
      Files.createDirectories(members.resolve(member));
      Files.copy(reference, members.resolve(member).resolve(VerdictsFile.NAME));
    }
    fleet = folder.resolve("fleet.html");
    Files.writeString(fleet, FleetPage.html(article, Fleet.below(members)));
  }

  private static Path drawn(Article article, String markdown, Verdicts verdicts, Path folder)
      throws IOException {
    ArticlePage.write(article, markdown, verdicts, folder.resolve("none"), folder);
    return folder.resolve(ArticlePage.NAME);
  }

  @AfterAll
  static void theBrowserEnds() {
    if (browser != null) {
      browser.close();
    }
  }

  private static List<Path> pages() {
    return List.of(cats, whole, fleet);
  }

  @ParameterizedTest
  @CsvSource({"360,true", "1280,false"})
  void nothingHindersAReader(int width, boolean dark) {
    browser.width(width);
    browser.dark(dark);
    for (Path page : pages()) {
      browser.open(page).isNotHindered().meetsNoErrors();
    }
    browser.open(cats).unfoldsAll().isNotHindered();
  }

  @Test
  void aPhoneShowsAll() {
    browser.width(360);
    for (Path page : pages()) {
      browser.open(page).unfoldsAll().seesEveryPicture().readsWithoutScrollingSideways();
    }
  }

  @Test
  void linksLandAndKeysReachAll() {
    browser.width(1280);
    for (Path page : pages()) {
      browser.open(page).reachesAllByKeys().landsWhereLinksLead().meetsNoErrors();
    }
  }

  @Test
  void everyClaimIsSeenWithItsVerdict() throws IOException {
    browser.width(1280);
    assertThat(browser.open(cats).seesBehind("claim-"))
        .containsOnly(
            entry("cat.sleeps", "confirmed 1.1"),
            entry("cat.purrs", "undecided 1.2"),
            entry("cat.swims", "refuted 1.3"),
            entry("cat.sees", "undecided 1.4"),
            entry("cat.flies", "planned 1.5"),
            entry("kitten.plays", "confirmed on kitten, refuted on jvm 2.1"),
            entry("kitten.grows", "not run 2.2"));
    Verdicts reference = VerdictsFile.read(Path.of("reports", "reference", VerdictsFile.NAME));
    Map<String, String> seen = browser.open(whole).seesBehind("claim-");
    assertThat(reference.claims())
        .hasSizeGreaterThan(40)
        .allSatisfy(
            claim ->
                assertThat(seen.get(claim.id()))
                    .contains(claim.runtimes().get(0).verdict().word()));
  }
}
