package io.github.threadsvsprocesses.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Certificates;
import io.github.threadsvsprocesses.measure.Proposition;
import io.github.threadsvsprocesses.workload.ChoiceRow;
import io.github.threadsvsprocesses.workload.ChoiceTable;
import io.github.threadsvsprocesses.workload.ChoiceTable.BreakEvenRow;
import io.github.threadsvsprocesses.workload.Comparison;
import io.github.threadsvsprocesses.workload.Way;
import io.github.threadsvsprocesses.workload.WorkerCost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run knows of workloads while it goes on. */
class ChoiceRecordTest {
  @TempDir private Path folder;

  @Test
  void eachChangeStandsInTheFileAtOnce() throws IOException {
    ChoiceRecord record = new ChoiceRecord(folder, true);
    assertThat(ChoiceFile.read(folder)).isEmpty();
    record.add(comparison("reads"), "File I/O");
    assertThat(ChoiceFile.read(folder)).contains(record.table());
    record.addTwin(comparison("computes instead"), "Twin of file I/O");
    assertThat(ChoiceFile.read(folder)).contains(record.table());
    record.addCosts(List.of(new WorkerCost(Way.THREADS, 0.1, 101, null, "needs a table")));
    assertThat(ChoiceFile.read(folder)).contains(record.table());
    record.addBreakEvens(List.of(new BreakEvenRow("2 processes that run already", 0.1, null)));
    assertThat(ChoiceFile.read(folder)).contains(record.table());
    assertThat(record.table().partial()).isTrue();
    assertThat(record.table().breakEvens()).hasSize(1);
    assertThat(record.table().costs()).hasSize(1);
  }

  @Test
  void whatOnlyControlsLookAtIsATwin() {
    ChoiceRecord record = new ChoiceRecord(folder, false);
    record.add(comparison("reads"), "File I/O");
    record.addTwin(comparison("computes"), "Twin of file I/O");
    assertThat(record.table().workloads()).extracting(ChoiceRow::kind).containsExactly("File I/O");
    assertThat(record.table().twins())
        .extracting(ChoiceRow::kind)
        .containsExactly("Twin of file I/O");
  }

  @Test
  void whatACheckLooksAtIsAWorkloadAlthoughAControlDidToo() {
    ChoiceRecord record = new ChoiceRecord(folder, false);
    record.addTwin(comparison("computes"), "Twin of file I/O");
    record.add(comparison("computes"), "CPU intensive");
    record.addTwin(comparison("computes"), "Twin of API calls");
    record.add(comparison("computes"), null);
    ChoiceTable table = record.table();
    assertThat(table.workloads()).extracting(ChoiceRow::kind).containsExactly("CPU intensive");
    assertThat(table.twins()).isEmpty();
  }

  @Test
  void whatIsKnownNeedNotBeMeasuredAgain() {
    ChoiceRecord record = new ChoiceRecord(folder, false);
    record.add(comparison("reads"), null);
    assertThat(record.of("reads")).contains(comparison("reads"));
    assertThat(record.of("writes")).isEmpty();
  }

  /** On a machine that allows no answer. */
  private static Comparison comparison(String workload) {
    String threads = Way.THREADS_UNDER_THE_LOCK.inWords(2);
    String processes = Way.PROCESSES.inWords(2);
    return new Comparison(
        workload,
        Way.THREADS_UNDER_THE_LOCK,
        2,
        2.0,
        true,
        Map.of(),
        new Certificates(
            List.of(
                open(threads, null, Proposition.SCALES),
                open(threads, null, Proposition.DOES_NOT_SCALE),
                open(processes, null, Proposition.SCALES),
                open(processes, threads, Proposition.HARDLY_FASTER)),
            Map.of()));
  }

  private static Certificate open(String crew, @Nullable String rival, Proposition proposition) {
    return new Certificate(
        crew,
        rival,
        proposition,
        Answer.UNDECIDED,
        "needs 2 usable CPUs, this machine has 1",
        1e-5,
        0,
        0,
        Map.of(),
        1,
        2,
        10,
        5,
        1,
        List.of(),
        List.of(),
        null,
        null);
  }
}
