package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.measure.Machine;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Threads or processes, on this machine: every workload that was compared in a run, and what a
 * worker costs. Immutable; plain Jackson writes it as JSON and reads it back.
 *
 * @param formatVersion of this record, {@value #FORMAT_VERSION}
 * @param startedAt when the run began, ISO 8601 in UTC
 * @param partial whether it was a run of some claims only
 * @param machine where
 * @param workers of each crew
 * @param workloads in the order in which they were measured
 * @param twins of the other kind, which controls compared: their claims are to be refused
 * @param costs of one more worker, for each kind; none where they were not measured
 * @param breakEvens from which task size processes repay; none where that was not measured
 */
public record ChoiceTable(
    int formatVersion,
    String startedAt,
    boolean partial,
    Machine machine,
    int workers,
    List<ChoiceRow> workloads,
    List<ChoiceRow> twins,
    List<WorkerCost> costs,
    List<BreakEvenRow> breakEvens) {
  /** Of the JSON that it is written as. */
  public static final int FORMAT_VERSION = 1;

  public ChoiceTable {
    workloads = List.copyOf(workloads);
    twins = List.copyOf(twins);
    costs = List.copyOf(costs);
    breakEvens = List.copyOf(breakEvens);
  }

  /**
   * From which size a task repays handing it over to processes.
   *
   * @param processes such as "2 processes that run already"
   * @param handOverMillis what handing over costs
   * @param taskMillis what the smallest task that repays it takes one worker; null when none did
   */
  public record BreakEvenRow(
      String processes, double handOverMillis, @Nullable Double taskMillis) {}

  /** The ways with a speed-up, of any workload, in the order of {@link Way}. */
  public List<Way> ways() {
    return Stream.of(Way.values())
        .filter(
            way ->
                Stream.concat(workloads.stream(), twins.stream())
                    .anyMatch(row -> row.speedUps().containsKey(way)))
        .toList();
  }
}
