package io.github.threadsvsprocesses.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.ArticleReader;
import io.github.threadsvsprocesses.verdict.History.Change;
import io.github.threadsvsprocesses.verdict.Verdicts.Check;
import io.github.threadsvsprocesses.verdict.Verdicts.CheckOutcome;
import io.github.threadsvsprocesses.verdict.Verdicts.ClaimVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.Control;
import io.github.threadsvsprocesses.verdict.Verdicts.ControlOutcome;
import io.github.threadsvsprocesses.verdict.Verdicts.MachineFacts;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.Summary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  private static final Article ARTICLE =
      ArticleReader.read(
          "article.md",
          """
          # Cats

          ## Habits

          [cats sleep](claim:cat.sleeps), [cats fly](claim:cat.flies "planned").

          ## The rest

          [Cats are good](untestable: "It is taste.")
          """);

  private final Path folder;

  HistoryTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aRunIsRememberedByWhatCountsAndPlannedClaimsAreNot() throws IOException {
    add("2026-01-01T00:00:00Z", CheckOutcome.PASSED);
    History history = History.in(folder);
    assertThat(history.runs()).hasSize(1);
    assertThat(history.runs().get(0).verdicts())
        .containsOnlyKeys("cat.sleeps")
        .containsEntry("cat.sleeps", Verdict.CONFIRMED);
    assertThat(history.runs().get(0).machine().cpus()).isEqualTo(2);
    assertThat(history.previous()).isEmpty();
    assertThat(history.changes(ARTICLE)).isEmpty();
  }

  @Test
  void aChangeOfVerdictIsCalledOut() throws IOException {
    add("2026-01-01T00:00:00Z", CheckOutcome.PASSED);
    add("2026-01-02T00:00:00Z", CheckOutcome.PASSED);
    assertThat(History.in(folder).changes(ARTICLE)).isEmpty();
    History history = add("2026-01-03T00:00:00Z", CheckOutcome.FAILED);
    assertThat(history.changes(ARTICLE))
        .containsExactly(new Change("cat.sleeps", Verdict.CONFIRMED, Verdict.REFUTED));
    assertThat(history.changes(ARTICLE).get(0).inWords())
        .isEqualTo("confirmed before, refuted now");
    assertThat(history.changesInWords(ARTICLE))
        .isEqualTo(
            "Changed since 2026-01-02T00:00:00Z, JVM 17: cat.sleeps (confirmed before, refuted now).");
    assertThat(history.of("cat.sleeps", 2)).containsExactly(Verdict.CONFIRMED, Verdict.REFUTED);
  }

  @Test
  void theSameRunIsRememberedOnceAsItEnded() throws IOException {
    add("2026-01-01T00:00:00Z", CheckOutcome.ABORTED);
    History history = add("2026-01-01T00:00:00Z", CheckOutcome.PASSED);
    assertThat(history.runs()).hasSize(1);
    assertThat(history.of("cat.sleeps", 9)).containsExactly(Verdict.CONFIRMED);
  }

  @Test
  void theOldestRunsAreForgotten() throws IOException {
    History history = new History(List.of());
    for (int run = 0; run <= History.MOST_RUNS; run++) {
      history = history.and(History.Run.of(ARTICLE, run("run " + run, CheckOutcome.PASSED)));
    }
    assertThat(history.runs()).hasSize(History.MOST_RUNS);
    assertThat(history.runs().get(0).startedAt()).isEqualTo("run 1");
  }

  /** A full disk, an editor, another version. */
  @Test
  void whatIsNoRunIsLeftOut() throws IOException {
    add("2026-01-01T00:00:00Z", CheckOutcome.PASSED);
    Files.write(
        folder.resolve(History.NAME),
        "{\"startedAt\": \"2026\nnull\n{}\n[1]\n\u00ff\n".getBytes(StandardCharsets.ISO_8859_1),
        StandardOpenOption.APPEND);
    assertThat(History.in(folder).runs()).hasSize(1);
    assertThat(add("2026-01-02T00:00:00Z", CheckOutcome.PASSED).runs()).hasSize(2);
    assertThat(folder.resolve(History.NAME)).content().hasLineCount(2);
  }

  private History add(String startedAt, CheckOutcome outcome) throws IOException {
    return History.add(folder, ARTICLE, run(startedAt, outcome));
  }

  private static Verdicts run(String startedAt, CheckOutcome outcome) {
    RuntimeVerdict jvm =
        RuntimeVerdict.of(
            "jvm",
            List.of(new Check("They do", outcome, "a word", 12)),
            List.of(new Control("A stone", ControlOutcome.REFUSED, "a stone lies", 9)),
            List.of(),
            List.of());
    List<ClaimVerdict> claims =
        List.of(
            new ClaimVerdict("cat.sleeps", "cat", "Cats sleep", List.of(jvm)),
            new ClaimVerdict("cat.flies", "cat", "Cats fly", List.of()));
    return new Verdicts(
        Verdicts.FORMAT_VERSION,
        startedAt,
        60_000,
        new MachineFacts("Linux", "amd64", 2, null, "JVM 17", null),
        claims,
        Summary.of(ARTICLE, claims),
        false);
  }
}
