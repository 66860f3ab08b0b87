package io.github.threadsvsprocesses.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.article.ArticleReader;
import io.github.threadsvsprocesses.verdict.Verdicts.Check;
import io.github.threadsvsprocesses.verdict.Verdicts.CheckOutcome;
import io.github.threadsvsprocesses.verdict.Verdicts.ClaimVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.Control;
import io.github.threadsvsprocesses.verdict.Verdicts.ControlOutcome;
import io.github.threadsvsprocesses.verdict.Verdicts.MachineFacts;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.Summary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of the verdicts, and what is drawn from it. */
class VerdictViewsTest {
  private static final Article ARTICLE =
      ArticleReader.read(
          "article.md",
          """
          # Cats

          ## Habits

          [cats sleep](claim:cat.sleeps), [cats | purr](claim:cat.purrs),
          [cats swim](claim:cat.swims), [cats fly](claim:cat.flies "planned"),
          [kittens play](claim:cat.plays "counts on kitten").

          ## The rest

          [Cats are good](untestable: "It is taste.")
          """);
  private static final Check PASSED = new Check("They do", CheckOutcome.PASSED, null, 12);
  private static final Check FAILED =
      new Check("They do", CheckOutcome.FAILED, "<b>it</b> | sank", 12);
  private static final Control REFUSED =
      new Control("Control: a stone", ControlOutcome.REFUSED, "a stone lies", 9);
  private static final Control ACCEPTED =
      new Control("Control: a stone", ControlOutcome.NOT_REFUSED, "not refused: blind", 9);
  private static final List<String> NONE = List.of();

  private static RuntimeVerdict on(String runtime, Check check, Control control) {
    return RuntimeVerdict.of(runtime, List.of(check), List.of(control), NONE, NONE);
  }

  private static final Verdicts VERDICTS =
      verdicts(
          claim("cat.sleeps", on("jvm", PASSED, REFUSED)),
          claim("cat.purrs", on("jvm", PASSED, ACCEPTED)),
          claim("cat.swims", on("jvm", FAILED, REFUSED)),
          claim("cat.flies"),
          claim("cat.plays", on("jvm", FAILED, REFUSED), on("kitten", PASSED, REFUSED)));

  private static ClaimVerdict claim(String id, RuntimeVerdict... runtimes) {
    return new ClaimVerdict(
        id, "cat", ARTICLE.claim(id).orElseThrow().sentence(), List.of(runtimes));
  }

  private static Verdicts verdicts(ClaimVerdict... claims) {
    List<ClaimVerdict> all = List.of(claims);
    return new Verdicts(
        Verdicts.FORMAT_VERSION,
        "2026-11-22T10:00:00Z",
        61_500,
        new MachineFacts("Linux", "amd64", 2, 1.5, "OpenJDK 17", null),
        all,
        Summary.of(ARTICLE, all),
        false);
  }

  @Test
  void theFileIsInTheFormatThatOthersRead(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("made").resolve(VerdictsFile.NAME);
    VerdictsFile.write(file, VERDICTS);
    assertThat(VerdictsFile.read(file)).isEqualTo(VERDICTS);
    assertThat(new ObjectMapper().readTree(file.toFile()).toString())
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"formatVersion": 1, "startedAt": "2026-11-22T10:00:00Z",
                     "durationMillis": 61500,
                     "machine": {"os": "Linux", "arch": "amd64", "cpus": 2, "cpuQuota": 1.5,
                                 "jdk": "OpenJDK 17", "cpython": null},
                     "claims": [
                      {"id": "cat.sleeps", "section": "cat", "statement": "Cats sleep",
                       "runtimes": [{"runtime": "jvm", "verdict": "CONFIRMED", "reason": null,
                        "checks": [{"name": "They do", "outcome": "PASSED", "millis": 12}],
                        "controls": [{"name": "Control: a stone", "outcome": "REFUSED",
                                      "message": "a stone lies", "millis": 9}]}]},
                      {"id": "cat.purrs", "section": "cat", "statement": "Cats | purr",
                       "runtimes": [{"runtime": "jvm", "verdict": "UNDECIDED",
                        "reason": "broken instrument: 'Control: a stone': not refused: blind",
                        "checks": [{"name": "They do", "outcome": "PASSED", "millis": 12}],
                        "controls": [{"name": "Control: a stone", "outcome": "NOT_REFUSED",
                                      "message": "not refused: blind", "millis": 9}]}]},
                      {"id": "cat.swims", "section": "cat", "statement": "Cats swim",
                       "runtimes": [{"runtime": "jvm", "verdict": "REFUTED",
                        "reason": "'They do' failed: <b>it</b> | sank",
                        "checks": [{"name": "They do", "outcome": "FAILED",
                                    "message": "<b>it</b> | sank", "millis": 12}],
                        "controls": [{"name": "Control: a stone", "outcome": "REFUSED",
                                      "message": "a stone lies", "millis": 9}]}]},
                      {"id": "cat.flies", "section": "cat", "statement": "Cats fly",
                       "runtimes": []},
                      {"id": "cat.plays", "section": "cat", "statement": "Kittens play",
                       "runtimes": [{"runtime": "jvm", "verdict": "REFUTED",
                        "reason": "'They do' failed: <b>it</b> | sank",
                        "checks": [{"name": "They do", "outcome": "FAILED",
                                    "message": "<b>it</b> | sank", "millis": 12}],
                        "controls": [{"name": "Control: a stone", "outcome": "REFUSED",
                                      "message": "a stone lies", "millis": 9}]},
                        {"runtime": "kitten", "verdict": "CONFIRMED", "reason": null,
                        "checks": [{"name": "They do", "outcome": "PASSED", "millis": 12}],
                        "controls": [{"name": "Control: a stone", "outcome": "REFUSED",
                                      "message": "a stone lies", "millis": 9}]}]}],
                     "summary": {"claims": 5, "confirmed": 2, "refuted": 1, "undecided": 1,
                                 "planned": 1},
                     "partial": false}
                    """)
                .toString());
  }

  @Test
  void anotherFormatIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve(VerdictsFile.NAME);
    VerdictsFile.write(file, VERDICTS);
    Files.writeString(
        file, Files.readString(file).replace("\"formatVersion\" : 1", "\"formatVersion\" : 2"));
    assertThatThrownBy(() -> VerdictsFile.read(file)).hasMessageContaining("is of format 2");
    Files.writeString(file, "[1,");
    assertThatThrownBy(() -> VerdictsFile.read(file)).hasMessageContaining("holds no verdicts");
  }

  @Test
  void aClaimIsCountedOnTheRuntimeThatTheArticleNames() {
    assertThat(VERDICTS.summary()).isEqualTo(new Summary(5, 2, 1, 1, 1));
  }

  @Test
  void theGateFailsOnWhatIsRefutedOrBrokenAndOnNothingElse() {
    assertThat(new Gate(ARTICLE, Set.of(), Set.of()).complaints(VERDICTS))
        .containsExactly(
            "Claim cat.purrs could not be judged: broken instrument: 'Control: a stone': not"
                + " refused: blind",
            "Claim cat.swims is refuted: 'They do' failed: <b>it</b> | sank",
            "Claim cat.plays is refuted: 'They do' failed: <b>it</b> | sank");
    assertThat(new Gate(ARTICLE, Set.of("cat.sleeps"), Set.of()).complaints(VERDICTS))
        .as("asked for one claim only")
        .isEmpty();
  }

  @Test
  void aRefutationOnAnotherRuntimeIsAFindingAndFailsNothing() {
    Verdicts found =
        verdicts(claim("cat.sleeps", on("jvm", PASSED, REFUSED), on("robot", FAILED, REFUSED)));
    assertThat(new Gate(ARTICLE, Set.of("cat.sleeps"), Set.of("all")).complaints(found))
        .allMatch(complaint -> complaint.contains("vanished"));
  }

  @Test
  void theGateMissesAClaimThatTheVerdictsDoNotName() {
    Verdicts poor = verdicts(claim("cat.sleeps", on("jvm", PASSED, REFUSED)));
    assertThat(new Gate(ARTICLE, Set.of(), Set.of()).complaints(poor))
        .contains("Claim cat.purrs vanished: the verdicts do not name it.");
  }

  @Test
  void thePageShowsEveryClaimAndKeepsItsTableWhole() {
    String page = VerdictsPage.markdown(ARTICLE, VERDICTS);
    assertThat(page)
        .contains("# Verdicts: Cats")
        .contains("Claims: 5 in all, 2 confirmed, 1 refuted, 1 undecided, 1 planned.")
        .contains("2 CPUs (quota 1.5)")
        .contains(
            "| Claim | jvm | kitten | What was seen |\n|---|---|---|---|\n",
            "| Cats sleep | ✅ confirmed | – | 1 check passed; the control was refused: a stone"
                + " lies |")
        .contains("| Cats \\| purr | ❔ undecided | – | because broken instrument: ")
        .contains("&lt;b>it&lt;/b> \\| sank")
        .contains("| Cats fly | planned | | |")
        .contains(
            "| Kittens play | ❌ refuted | ✅ confirmed | 1 check passed; the control was refused:"
                + " a stone lies<br>jvm: because 'They do' failed: ")
        .contains("- Cats are good: It is taste.");
  }

  @Test
  void theConsoleTableEndsWithTheCountsAndWhereToLook() {
    List<String> lines = VerdictTable.lines(VERDICTS, "Nothing has changed.", "Report: here");
    assertThat(lines)
        .contains(
            "  jvm        kitten     claim",
            "  confirmed  -          cat.sleeps",
            "  refuted    confirmed  cat.plays",
            "             jvm: 'They do' failed: <b>it</b> | sank")
        .noneMatch(line -> line.contains("cat.flies"))
        .endsWith(
            "Claims: 5 in all, 2 confirmed, 1 refuted, 1 undecided, 1 planned.",
            "Undecided, because: 1 × broken instrument.",
            "Nothing has changed.",
            "Judged in 61 s on Linux amd64, 2 CPUs (quota 1.5), OpenJDK 17.",
            "Report: here");
  }

  /** As on a machine without the other runtime: one claim is for the JVM alone, one for no JVM. */
  private static final Verdicts WITHOUT_KITTEN =
      verdicts(
          claim("cat.sleeps", on("jvm", PASSED, REFUSED), lacking("kitten")),
          claim("cat.purrs", on("jvm", PASSED, REFUSED)),
          claim("cat.plays", lacking("kitten")));

  private static RuntimeVerdict lacking(String runtime) {
    return on(
        runtime,
        new Check("They do", CheckOutcome.ABORTED, "needs a kitten: there is none", 1),
        new Control("A stone", ControlOutcome.ABORTED, "needs a kitten: there is none", 1));
  }

  @Test
  void anEmptyColumnIsLeftOutAndSaysWhyOnce() {
    List<String> lines = VerdictTable.lines(WITHOUT_KITTEN, null, "Report: here");
    assertThat(lines)
        .containsExactly(
            "",
            "  confirmed  cat.sleeps",
            "  confirmed  cat.purrs",
            "  undecided  cat.plays",
            "             needs a kitten: there is none",
            "",
            "  Nothing was judged on kitten: each claim there needs a kitten: there is none.",
            "",
            "Claims: 3 in all, 2 confirmed, 0 refuted, 1 undecided, 0 planned.",
            "Undecided, because: 1 × needs a kitten.",
            "Judged in 61 s on Linux amd64, 2 CPUs (quota 1.5), OpenJDK 17.",
            "Report: here");
    assertThat(VerdictsPage.markdown(ARTICLE, WITHOUT_KITTEN))
        .contains("| Claim | Verdict | What was seen |")
        .contains("Nothing was judged on kitten: each claim there needs a kitten: there is none.\n")
        .contains("| Cats sleep | ✅ confirmed | 1 check passed")
        .contains("| Kittens play | ❔ undecided | because needs a kitten: there is none |");
  }

  @Test
  void aFindingIsToldLoudly() {
    Verdicts found =
        verdicts(
            claim("cat.sleeps", on("jvm", PASSED, REFUSED), on("kitten", FAILED, REFUSED)),
            claim("cat.purrs", on("jvm", PASSED, REFUSED), on("kitten", PASSED, REFUSED)));
    assertThat(VerdictTable.lines(found, null, "Report: here"))
        .contains(
            "  confirmed  refuted    cat.sleeps",
            "  FINDING: cat.sleeps is refuted on kitten, because 'They do' failed: <b>it</b> |"
                + " sank");
    assertThat(VerdictsPage.markdown(ARTICLE, found))
        .contains(
            "## Findings\n\nRefuted on another runtime than the JVM, which fails no build:\n\n"
                + "- ❌ Cats sleep: refuted on kitten, because 'They do' failed: &lt;b>it&lt;/b> \\|"
                + " sank\n");
    assertThat(VerdictsPage.markdown(ARTICLE, VERDICTS)).doesNotContain("## Findings");
  }

  @Test
  void aPageComparesTheRuntimesClaimByClaim() {
    Check told =
        new Check(
            "They do",
            CheckOutcome.PASSED,
            null,
            12,
            List.of("Given a cat", "When it lies down", "Breaths: 12", "Then it sleeps | purrs"));
    Verdicts both =
        verdicts(
            claim("cat.sleeps", on("jvm", told, REFUSED), on("kitten", FAILED, REFUSED)),
            claim("cat.purrs", on("jvm", PASSED, REFUSED)),
            claim("cat.plays", on("kitten", PASSED, REFUSED)));
    assertThat(ComparisonPage.markdown(ARTICLE, both, true, "## Notes\n\nOn kittens.\n"))
        .get()
        .asString()
        .contains("# JVM and CPython: Cats")
        .contains("](jvm-and-cpython.png)\n\n## ")
        .contains(
            """
            | Claim | Runtime | Verdict | Figure |
            |---|---|---|---|
            | Cats sleep | jvm | ✅ confirmed | it sleeps \\| purrs |
            |  | kitten | ❌ refuted | 'They do' failed: &lt;b>it&lt;/b> \\| sank |
            | Kittens play | kitten | ✅ confirmed |  |
            """)
        .contains("## Judged on the JVM alone\n\n- Cats | purr\n".replace("|", "\\|"))
        .endsWith("\n## Notes\n\nOn kittens.\n");
  }

  @Test
  void thatPageSaysWhyItHasNothingToCompareAndIsNotThereWithoutNeed() {
    assertThat(ComparisonPage.markdown(ARTICLE, WITHOUT_KITTEN, false, ""))
        .get()
        .asString()
        .contains("Nothing was judged on kitten: each claim there needs a kitten: there is none.")
        .doesNotContain("](jvm-and-cpython.png)")
        .contains("| Cats sleep | jvm | ✅ confirmed | ");
    Verdicts alone = verdicts(claim("cat.sleeps", on("jvm", PASSED, REFUSED)));
    assertThat(ComparisonPage.markdown(ARTICLE, alone, false, "notes")).isEmpty();
  }

  @Test
  void ofSeveralRuntimesThatCountTheOneThatRefutesDoes() {
    Statement plays = ARTICLE.claim("cat.plays").orElseThrow();
    RuntimeVerdict passed = on("kitten 1", PASSED, REFUSED);
    RuntimeVerdict failed = on("kitten 2", FAILED, REFUSED);
    RuntimeVerdict open = lacking("kitten 3");
    assertThat(claim("cat.plays", open, passed, failed).counted(plays)).contains(failed);
    assertThat(claim("cat.plays", open, passed).counted(plays)).contains(passed);
    assertThat(claim("cat.plays", open).counted(plays)).contains(open);
    assertThat(claim("cat.plays", on("jvm", PASSED, REFUSED)).counted(plays)).isEmpty();
    assertThat(plays.isCountedOn("kitten 1")).isTrue();
    assertThat(plays.isCountedOn("kittens")).isFalse();
  }

  @Test
  void theBadgeIsWhatShieldsReadsAndAPictureThatIsWellFormed() throws Exception {
    Summary mixed = VERDICTS.summary();
    assertThat(new ObjectMapper().readTree(Badge.json(mixed)).toString())
        .isEqualTo(
            "{\"schemaVersion\":1,\"label\":\"claims\",\"message\":\"2/5 confirmed\",\"color\":\"red\"}");
    assertThat(Badge.json(new Summary(5, 3, 0, 1, 1))).contains("\"blue\"");
    assertThat(Badge.json(new Summary(5, 5, 0, 0, 0))).contains("\"brightgreen\"");
    byte[] svg = Badge.svg(mixed).getBytes(StandardCharsets.UTF_8);
    assertThat(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg))
                .getDocumentElement()
                .getAttribute("aria-label"))
        .isEqualTo("claims: 2/5 confirmed");
  }
}
