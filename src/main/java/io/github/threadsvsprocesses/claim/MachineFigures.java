package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.workload.BreakEven;
import io.github.threadsvsprocesses.workload.Crews;
import io.github.threadsvsprocesses.workload.WorkerCost;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is the same for every workload on this machine, each measured once in a run, when it is
 * first asked for: what a worker costs, and from which task size processes repay. Used by one
 * thread.
 */
final class MachineFigures {
  private @Nullable List<WorkerCost> costs;
  private @Nullable BreakEven breakEven;

  /** Of each kind of worker; takes seconds the first time. */
  List<WorkerCost> costs() {
    List<WorkerCost> known = costs;
    if (known == null) {
      known = WorkerCost.here();
      costs = known;
    }
    return known;
  }

  /**
   * Takes seconds the first time.
   *
   * @throws Undecided on a machine that has too few CPUs
   */
  BreakEven breakEven(Crews crews) throws Exception {
    BreakEven known = breakEven;
    if (known == null) {
      known = BreakEven.measure(crews);
      breakEven = known;
    }
    return known;
  }
}
