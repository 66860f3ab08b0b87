package io.github.threadsvsprocesses.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.claim.Catalogue;
import io.github.threadsvsprocesses.verdict.History;
import io.github.threadsvsprocesses.verdict.Verdict;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.Verdicts.Check;
import io.github.threadsvsprocesses.verdict.Verdicts.CheckOutcome;
import io.github.threadsvsprocesses.verdict.Verdicts.ClaimVerdict;
import io.github.threadsvsprocesses.verdict.VerdictsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What a reader of the page finds. */
class ArticlePageTest {
  @TempDir private Path reports;

  private Page page(Verdicts verdicts) throws Exception {
    Path nothing = reports.resolve("allure-results");
    ArticlePage.write(CatsPage.ARTICLE, CatsPage.MARKDOWN, verdicts, nothing, reports);
    return Page.of(Files.readString(reports.resolve(ArticlePage.NAME)));
  }

  private static String verdictBehind(Page page, String id) {
    Node next = page.withId("claim-" + id).getNextSibling();
    while (!(next instanceof Element)) {
      next = next.getNextSibling();
    }
    return Page.text((Element) next);
  }

  @Test
  void everyClaimsSentenceCarriesItsVerdict() throws Exception {
    Page page = page(CatsPage.verdicts());
    assertThat(Page.text(page.withId("claim-cat.sleeps"))).isEqualTo("cats sleep");
    assertThat(verdictBehind(page, "cat.sleeps")).isEqualTo("confirmed 1.1");
    assertThat(verdictBehind(page, "cat.purrs")).isEqualTo("undecided 1.2");
    assertThat(verdictBehind(page, "cat.swims")).isEqualTo("refuted 1.3");
    assertThat(verdictBehind(page, "cat.sees")).isEqualTo("undecided 1.4");
    assertThat(verdictBehind(page, "cat.flies")).isEqualTo("planned 1.5");
    assertThat(verdictBehind(page, "kitten.plays"))
        .isEqualTo("confirmed on kitten, refuted on jvm 2.1");
    assertThat(verdictBehind(page, "kitten.grows")).isEqualTo("not run 2.2");
    assertThat(page.all("tr").map(Page::text))
        .endsWith(
            "1.1 Cats sleepconfirmed",
            "1.2 Cats purrundecided",
            "1.3 Cats swimrefuted",
            "1.4 Cats see in the darkundecided",
            "1.5 Cats flyplanned",
            "2.1 Kittens playconfirmed on kitten, refuted on jvm",
            "2.2 They grownot run");
  }

  @Test
  void aClaimsPastStandsBesideItAndAChangeIsCalledOut() throws Exception {
    Verdicts now = CatsPage.verdicts();
    List<ClaimVerdict> allConfirmed =
        now.claims().stream()
            .map(
                claim ->
                    CatsPage.claim(
                        claim.id(), CatsPage.on("jvm", CatsPage.PASSED, CatsPage.REFUSED)))
            .toList();
    History.add(reports, CatsPage.ARTICLE, earlier(now, allConfirmed));
    History.add(reports, CatsPage.ARTICLE, now);
    Page page = page(now);
    String changes = Page.text((Element) page.withId("changes").getParentNode());
    assertThat(changes)
        .contains("Other than on 1 January 2026")
        .contains("cat.swims: confirmed before, refuted now")
        .doesNotContain("cat.sleeps:");
    assertThat(page.all("tr").map(Page::text))
        .contains("1.3 Cats swimrefuted1 confirmed, 1 refuted");
  }

  private static Verdicts earlier(Verdicts now, List<ClaimVerdict> claims) {
    return new Verdicts(
        now.formatVersion(),
        "2026-01-01T00:00:00Z",
        now.durationMillis(),
        now.machine(),
        claims,
        now.summary(),
        false);
  }

  /** The shape differs, so that colour alone tells nothing. */
  @Test
  void aVerdictIsToldByWordAndShape() throws Exception {
    Page page = page(CatsPage.verdicts());
    assertThat(page.ofClass("verdict").filter(each -> !Page.text(each).startsWith("cannot")))
        .hasSize(7)
        .allSatisfy(
            each -> {
              Element use = (Element) each.getElementsByTagName("use").item(0);
              String word = Page.text(each).split(" (on|\\d)", -1)[0];
              assertThat(use.getAttribute("href")).isEqualTo("#shape-" + word.replace(' ', '-'));
            });
  }

  @Test
  void theHeadNamesCountsMachineAndDate() throws Exception {
    String head = Page.text(page(CatsPage.verdicts()).all("header").findFirst().orElseThrow());
    assertThat(head)
        .contains("Cats & \"others\"")
        .contains("2 of 7 claims confirmed")
        .contains("1 refuted")
        .contains("2 undecided")
        .contains("1 not run")
        .contains("1 planned")
        .contains("Linux amd64, 2 usable CPUs, a quota of 1.5")
        .contains("OpenJDK 17")
        .contains("22 November 2026, 10:00 UTC, in 61 s");
  }

  @Test
  void whatWasDoneAndSeenUnfoldsBelowTheClaim() throws Exception {
    Element seen = page(CatsPage.verdicts()).withId("seen-cat.sleeps");
    assertThat(((Element) seen.getParentNode()).getTagName()).isEqualTo("details");
    assertThat(Page.text((Element) seen.getParentNode()))
        .startsWith("What was seen for 1.1, Cats sleep: 1 check passed, 1 control refused")
        .contains("Check passed: They do (1.2 s)")
        .contains("Given a cat When it lies down Breaths: 12 Then it sleeps")
        .contains("Control refused, as it has to be: A stone (9 ms)")
        .contains("The judgement refused this world: “a stone lies”.")
        .doesNotContain("Then the judgement refused it");
  }

  @Test
  void whatIsOpenStandsInOnePlaceWithItsReason() throws Exception {
    Page page = page(CatsPage.verdicts());
    String standing = Page.text((Element) page.withId("standing").getParentNode());
    assertThat(standing)
        .contains("Refuted A check failed")
        .contains("1.3 Cats swim: 'Check: They do' failed: <b>it</b> sank")
        .contains("Broken instrument")
        .contains("1.2 Cats purr: 'Control: A stone': not refused: blind")
        .contains("This machine lacks what it takes to see it: 1.4 Cats see in the dark: needs 2")
        .contains("Not reached, since the run ended before: 2.2 They grow")
        .contains("1.5 Cats fly: only wings can decide it")
        .contains("Cats are good: It is <taste>.");
    assertThat(page.ofClass("reason").map(Page::text))
        .contains(
            "1.3 is refuted here: 'Check: They do' failed: <b>it</b> sank",
            "1.4 is undecided here, because needs 2 eyes, this cat has 1");
    assertThat(page.ofClass("alarm").map(Page::text))
        .containsExactly(
            "This run ended early: 1 claim was not reached. What it had found until then stands"
                + " here.",
            "The instrument itself failed for 1 claim, so that what it says of them counts for"
                + " nothing until it is mended.");
  }

  @Test
  void theRuntimesStandSideBySide() throws Exception {
    Page page =
        page(
            CatsPage.of(
                false,
                CatsPage.claim(
                    "cat.sleeps",
                    CatsPage.on("jvm", CatsPage.PASSED, CatsPage.REFUSED),
                    CatsPage.on("cpython 3.13.0", CatsPage.failed("<b>no</b>"), CatsPage.REFUSED)),
                CatsPage.claim(
                    "cat.purrs", CatsPage.on("jvm", CatsPage.PASSED, CatsPage.REFUSED))));
    assertThat(verdictBehind(page, "cat.sleeps"))
        .isEqualTo("confirmed on jvm, refuted on cpython 3.13.0 1.1");
    assertThat(verdictBehind(page, "cat.purrs")).isEqualTo("confirmed 1.2");
    assertThat(page.all("tr").map(Page::text))
        .containsSequence(
            "1.1 Cats sleepconfirmed on jvmit sleeps",
            "refuted on cpython 3.13.0'Check: They do' failed: <b>no</b>");
    assertThat(page.ofClass("alarm").map(Page::text))
        .contains(
            "On another runtime than the JVM, this run refuted 1 claim: a finding, which fails no"
                + " build.");
    assertThat(Page.text((Element) page.withId("standing").getParentNode()))
        .contains("Findings on other runtimes")
        .contains("1.1 Cats sleep: refuted on cpython 3.13.0, because 'Check: They do' failed");
    assertThat(page.ofClass("end").map(Page::text))
        .contains("Check failed on cpython 3.13.0: They do (12 ms)");
  }

  @Test
  void whereARuntimeIsMissingItSaysWhyOnceAndEachClaimStandsAsWithoutIt() throws Exception {
    Check lacking =
        new Check("Check: They do", CheckOutcome.ABORTED, "needs a CPython: there is none", 1);
    Page page =
        page(
            CatsPage.of(
                false,
                CatsPage.claim(
                    "cat.sleeps",
                    CatsPage.on("jvm", CatsPage.PASSED, CatsPage.REFUSED),
                    CatsPage.on("cpython", lacking, CatsPage.REFUSED)),
                CatsPage.claim(
                    "cat.purrs",
                    CatsPage.on("jvm", CatsPage.PASSED, CatsPage.REFUSED),
                    CatsPage.on("cpython", lacking, CatsPage.REFUSED))));
    assertThat(verdictBehind(page, "cat.sleeps")).isEqualTo("confirmed 1.1");
    String why = "Nothing was judged on cpython: each claim there needs a CPython: there is none.";
    assertThat(Page.text(page.all("header").findFirst().orElseThrow()))
        .contains("CPythonnot used. " + why);
    assertThat(Page.text((Element) page.withId("side-by-side").getNextSibling().getNextSibling()))
        .isEqualTo(why);
    assertThat(page.ofClass("reason").map(Page::text)).isEmpty();
  }

  @Test
  void aRunOfSomeClaimsSaysSo() throws Exception {
    Page page = page(CatsPage.verdicts(true, CatsPage.PASSED));
    assertThat(page.ofClass("alarm").map(Page::text))
        .first()
        .asString()
        .startsWith("This run was asked for some claims only.");
    assertThat(Page.text((Element) page.withId("standing").getParentNode()))
        .contains("Not judged in this run: 2.2 They grow")
        .doesNotContain("1.3 Cats swim: ");
  }

  @Test
  void aClaimThatTheVerdictsDoNotNameIsListedAsNotRun() throws Exception {
    ClaimVerdict only =
        CatsPage.claim("cat.sleeps", CatsPage.on("jvm", CatsPage.PASSED, CatsPage.REFUSED));
    Page page = page(CatsPage.of(false, only));
    assertThat(verdictBehind(page, "cat.swims")).isEqualTo("not run 1.3");
    assertThat(page.all("tbody").map(Page::text))
        .first()
        .asString()
        .contains("2.2 They grownot run");
  }

  @Test
  void thePageAsksTheNetworkForNothingAndRunsNothing() throws Exception {
    Page page = page(CatsPage.verdicts());
    assertThat(Page.text(page.withId("article"))).contains("Some <b>prose</b>");
    assertThat(page.all("*").map(Element::getTagName))
        .doesNotContain("script", "link", "iframe", "object", "embed", "base", "form");
    assertThat(page.values("src")).allMatch(source -> source.startsWith("data:"));
    assertThat(page.values("href")).noneMatch(address -> address.contains(":"));
    assertThat(page.html()).doesNotContain("@import", "url(", "example.org");
    assertThat(page.html()).doesNotContainPattern(" on[a-z]+=\"");
    assertThat(page.values("content")).anyMatch(policy -> policy.startsWith("default-src 'none'"));
  }

  @Test
  void thePageIsMadeForEveryReader() throws Exception {
    Page page = page(CatsPage.verdicts());
    assertThat(page.tree().getDocumentElement().getAttribute("lang")).isEqualTo("en");
    assertThat(page.all("a").findFirst().map(Page::text)).contains("Skip to the article");
    assertThat(page.all("main")).hasSize(1);
    assertThat(page.all("nav")).allMatch(nav -> !nav.getAttribute("aria-label").isEmpty());
    List<Integer> headings = page.headings();
    assertThat(headings).startsWith(1).filteredOn(level -> level == 1).hasSize(1);
    for (int i = 1; i < headings.size(); i++) {
      assertThat(headings.get(i)).as("heading " + i).isBetween(2, headings.get(i - 1) + 1);
    }
    assertThat(page.all("pre")).allMatch(pre -> pre.getAttribute("tabindex").equals("0"));
  }

  @Test
  void theWholeArticleIsThereWithTheVerdictsOfTheReferenceRun() throws Exception {
    Article article = Catalogue.read();
    Verdicts verdicts = VerdictsFile.read(Path.of("reports", "reference", VerdictsFile.NAME));
    ArticlePage.write(article, Catalogue.markdown(), verdicts, reports.resolve("none"), reports);
    Page page = Page.of(Files.readString(reports.resolve(ArticlePage.NAME)));
    assertThat(article.claims().map(Statement::id))
        .hasSizeGreaterThan(40)
        .allSatisfy(id -> assertThat(page.withId("claim-" + id)).isNotNull());
    assertThat(verdicts.claims())
        .filteredOn(claim -> !claim.isPlanned() && claim.on("jvm").isPresent())
        .hasSizeGreaterThanOrEqualTo(30)
        .allSatisfy(
            claim -> {
              Verdict verdict = claim.on("jvm").orElseThrow().verdict();
              assertThat(verdictBehind(page, claim.id())).contains(verdict.word());
            });
    assertThat(page.values("id")).doesNotHaveDuplicates();
  }

  @Test
  void wordsAreWrittenWhereThePicturesDoNotFit() throws IOException {
    Path file = reports.resolve(ArticlePage.NAME);
    // Half a surrogate pair cannot be written, as little as anything on a full disk.
    ArticlePage.write(file, () -> "whole \ud83d", () -> "words");
    assertThat(file).hasContent("words");
    assertThat(reports).isDirectoryNotContaining("glob:**.tmp");
  }
}
