package io.github.threadsvsprocesses.claims.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claims.TaskSizes;
import io.github.threadsvsprocesses.claims.choice.Comparisons;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.BreakEvenCurve.Line;
import io.github.threadsvsprocesses.measure.BreakEvenPoint;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.workload.BreakEven;
import io.github.threadsvsprocesses.workload.ChoiceTable.BreakEvenRow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Below a certain task size, handing the task to processes costs more time than it saves. Judged by
 * processes that run already, which cost the least: where they lose, those that are started for the
 * task lose more.
 */
@Claim(value = "boundary.small-tasks-do-not-repay-a-process", measured = true)
@ExtendWith({TaskSizes.Fixture.class, Comparisons.Fixture.class})
class SmallTasksDoNotRepayAProcess {
  @Check
  void tasksOfATwentiethOfTheBreakEven(
      TaskSizes sizes, Comparisons besideWorkloads, Evidence evidence) throws Exception {
    tell(sizes.breakEven(), evidence);
    besideWorkloads.tellBreakEvens(rows(sizes.breakEven()));
    processesLoseTime(sizes.ofATwentieth(), evidence);
  }

  @Control(refusedWith = "processes lose no time: 2 processes that run already, tasks of ")
  void tasksOfTenTimesTheBreakEven(TaskSizes sizes, Evidence evidence) throws Exception {
    tell(sizes.breakEven(), evidence);
    processesLoseTime(sizes.ofTenTimes(), evidence);
  }

  private static void tell(BreakEven breakEven, Evidence evidence) {
    evidence.given(
        "a task of computing, which one worker does where it is, or two processes share");
    for (Line line : breakEven.curve().lines()) {
      evidence.fact("By the size of the task", line.inWords());
    }
    evidence.breakEven(breakEven.curve());
  }

  /** For the table of the workloads. */
  private static List<BreakEvenRow> rows(BreakEven breakEven) {
    return breakEven.curve().lines().stream()
        .map(line -> new BreakEvenRow(line.crew(), line.handOverMillis(), millis(line)))
        .toList();
  }

  private static @Nullable Double millis(Line line) {
    BreakEvenPoint point = line.breakEven();
    return point == null ? null : (Double) point.millis();
  }

  private static void processesLoseTime(Certificate certificate, Evidence evidence) {
    evidence.when(
        "round after round, in random order, one worker and the processes do the same work; the"
            + " processes are handed it task by task");
    evidence.certificate(certificate);
    assertThat(certificate.holds())
        .withFailMessage("processes lose no time: %s", certificate.inWords())
        .isTrue();
  }
}
