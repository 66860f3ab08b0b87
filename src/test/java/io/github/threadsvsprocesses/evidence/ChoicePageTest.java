package io.github.threadsvsprocesses.evidence;

import static io.github.threadsvsprocesses.evidence.MadeUpChoices.COMPUTES;
import static io.github.threadsvsprocesses.evidence.MadeUpChoices.OPEN;
import static io.github.threadsvsprocesses.evidence.MadeUpChoices.WAITS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.workload.ChoiceTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables that people came for. */
class ChoicePageTest {
  @Test
  void eachWorkloadHasItsSpeedUpsAndWhatItCallsFor() {
    assertThat(ChoicePage.workloads(MadeUpChoices.table(List.of(WAITS, OPEN), List.of(COMPUTES))))
        .isEqualTo(
            """
            | Workload | A task takes one worker | Threads under the interpreter lock | Threads without it | Virtual threads | Processes | Under the lock, it calls for |
            |---|---|---:|---:|---:|---:|---|
            | API calls: ask a server for a price | 5.20 ms, waits | 1.97 | 1.93 | 1.91 | 1.95 | **threads** |
            | Machine learning: train a model | 2.04 ms, computes | 1.02 | 1.93 | 1.91 | 1.61 | undecided, because no answer within 30 s and 80 valid rounds: 12 valid rounds, 41 void |""");
  }

  @Test
  void whatWasNotMeasuredIsNoNumber() {
    ChoiceTable table =
        MadeUpChoices.table(
            List.of(
                MadeUpChoices.withoutVirtualThreads(WAITS), MadeUpChoices.withoutSpeedUps(OPEN)),
            List.of());
    assertThat(ChoicePage.workloads(table))
        .doesNotContain("Virtual threads")
        .contains("| 2.04 ms, computes | – | – | – | undecided");
  }

  @Test
  void eachKindOfWorkerHasItsPrice() {
    assertThat(ChoicePage.costs(MadeUpChoices.table(List.of(), List.of())))
        .isEqualTo(
            """
            | One more worker | Start and first result | Memory, when idle |
            |---|---:|---:|
            | a thread | 0.083 ms | 61 KiB |
            | a virtual thread | 0.041 ms | 1.3 KiB |
            | a process | 96 ms | 38 MiB |""");
  }

  @Test
  void theTaskSizeThatRepaysAProcessIsToldOrThatNoneDid() {
    assertThat(ChoicePage.breakEvens(MadeUpChoices.table(List.of(), List.of())))
        .isEqualTo(
            """
            | Processes | Handing over takes | Repaid by a task, for one worker, of |
            |---|---:|---:|
            | 2 processes started for the task | 190 ms | 410 ms |
            | 2 processes that run already | 0.130 ms | none that was tried |""");
  }

  @Test
  void twinsStandApartAndAsSuch() {
    String page =
        ChoicePage.markdown(MadeUpChoices.table(List.of(WAITS), List.of(COMPUTES)), "choice.png");
    assertThat(page.split("## Twins, for the controls", 2))
        .hasSize(2)
        .satisfiesExactly(
            proper -> assertThat(proper).contains("API calls").doesNotContain("Data processing"),
            twins -> assertThat(twins).contains("Data processing").doesNotContain("API calls"));
  }

  @Test
  void itSaysWhereAndWhenAndShowsThePictureThereIs() {
    ChoiceTable table = MadeUpChoices.table(List.of(WAITS), List.of());
    assertThat(ChoicePage.markdown(table, "choice.png"))
        .startsWith("# Threads or processes, on this machine\n")
        .contains("Linux amd64, 2 CPUs, OpenJDK 64-Bit Server VM 21.0.9+10; 2026-11-22.")
        .contains("(choice.png)")
        .doesNotContain("Twins");
    assertThat(ChoicePage.markdown(table, null)).doesNotContain("![");
  }
}
