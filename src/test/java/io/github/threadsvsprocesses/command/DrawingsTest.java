package io.github.threadsvsprocesses.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.claim.Catalogue;
import io.github.threadsvsprocesses.claim.Options;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.evidence.Labels;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.Verdicts.Check;
import io.github.threadsvsprocesses.verdict.VerdictsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which views a run leaves, and where. */
class DrawingsTest {
  @TempDir private Path folder;
  private final String before = System.getProperty(Options.REPORTS, "");
  private Path reports;

  @BeforeEach
  void theReportsGoElsewhere() throws IOException {
    reports = Files.createDirectories(folder.resolve("reports"));
    System.setProperty(Options.REPORTS, reports.toString());
  }

  @AfterEach
  void theOptionIsAsItWas() {
    System.setProperty(Options.REPORTS, before);
  }

  private List<String> drawn(boolean partial) throws IOException {
    Verdicts kept = VerdictsFile.read(Path.of("reports", "reference", VerdictsFile.NAME));
    Verdicts verdicts =
        new Verdicts(
            kept.formatVersion(),
            kept.startedAt(),
            kept.durationMillis(),
            kept.machine(),
            kept.claims(),
            kept.summary(),
            partial);
    Drawings.of(Catalogue.read(), verdicts, folder.resolve("allure-results"));
    try (Stream<Path> files = Files.walk(reports)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> reports.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Test
  void aFullRunHasPageTableAndBadges() throws IOException {
    assertThat(drawn(false))
        .containsExactly(
            "badge.json",
            "badge.svg",
            "history.jsonl",
            "index.html",
            "jvm-and-cpython.md",
            "verdicts.md");
    assertThat(drawn(false)).as("drawn again, and the same run is remembered once").hasSize(6);
    assertThat(reports.resolve("history.jsonl")).content().hasLineCount(1);
    assertThat(folder.resolve("allure-results").resolve("environment.properties")).exists();
  }

  /** As a check on CPython attaches it. */
  @Test
  void theCurvesOfTheJvmAndCpythonStandBesideTheirComparison() throws IOException {
    Path results = Files.createDirectories(folder.resolve("allure-results"));
    byte[] picture = {(byte) 0x89, 'P', 'N', 'G'};
    Files.write(results.resolve("both.png"), picture);
    Verdicts kept = VerdictsFile.read(Path.of("reports", "reference", VerdictsFile.NAME));
    String id = "lock.cpu-work-does-not-scale";
    String check =
        kept.claims().stream()
            .filter(claim -> claim.id().equals(id))
            .flatMap(claim -> claim.runtimes().stream())
            .filter(on -> on.runtime().startsWith("cpython"))
            .flatMap(on -> on.checks().stream())
            .map(Check::name)
            .findFirst()
            .orElseThrow();
    Article article = Catalogue.read();
    String claim =
        Labels.claimName(article.sectionOf(id).orElseThrow(), article.claim(id).orElseThrow());
    Files.writeString(
        results.resolve("1-result.json"),
        """
        {"name": "%s", "labels": [{"name": "feature", "value": "%s"}], "attachments":
         [{"name": "%s", "type": "image/png", "source": "both.png"}]}
        """
            .formatted(check, claim, Evidence.SPEED_UPS));
    assertThat(drawn(false)).contains("jvm-and-cpython.png");
    assertThat(reports.resolve("jvm-and-cpython.png")).hasBinaryContent(picture);
    assertThat(reports.resolve("jvm-and-cpython.md")).content().contains("](jvm-and-cpython.png)");
    Files.delete(results.resolve("1-result.json"));
    assertThat(drawn(false)).as("an older one goes").doesNotContain("jvm-and-cpython.png");
  }

  @Test
  void aRunOfSomeClaimsHasItsPagesAloneInAFolderOfItsOwn() throws IOException {
    assertThat(drawn(true)).containsExactly("partial/index.html", "partial/jvm-and-cpython.md");
  }

  /** Real files of several runs, as the workflow gathers them. */
  @Test
  void aFleetHasAPageATableAndABadgeOfItsOwn() throws Exception {
    Path kept = Path.of("reports", "reference", VerdictsFile.NAME);
    for (String machine : List.of("reports-a", "reports-b")) {
      Path its = Files.createDirectories(folder.resolve("fleet").resolve(machine));
      Files.copy(kept, its.resolve(VerdictsFile.NAME));
    }
    Files.createDirectories(folder.resolve("fleet").resolve("reports-broke"));
    Drawings.ofAFleet(Catalogue.read(), folder.resolve("fleet"));
    Path fleet = reports.resolve("fleet");
    assertThat(fleet.resolve("fleet.md")).content().contains("3. broke: **no verdicts**");
    assertThat(fleet.resolve("badge.json"))
        .content()
        .contains("/" + Catalogue.read().claims().count() + " confirmed");
    assertThat(fleet.resolve("badge.svg")).isNotEmptyFile();
    assertThat(fleet.resolve("index.html"))
        .content()
        .contains("claims confirmed</strong> on 3 machines")
        .doesNotContain("<script", "http://", "https://");
  }

  @Test
  void aFleetThatIsNotThereGetsOneClearLine() {
    assertThatThrownBy(() -> Drawings.ofAFleet(Catalogue.read(), folder.resolve("none")))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("There is no folder ")
        .hasMessageEndingWith(
            ": name with -Dfleet one whose folders hold a machine's reports each.");
    assertThatThrownBy(() -> Drawings.ofAFleet(Catalogue.read(), reports))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("put each machine's reports into its own");
  }
}
