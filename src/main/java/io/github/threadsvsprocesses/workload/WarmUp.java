package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.measure.WorkArm;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.time.Duration;

/** Lets an arm's compilers finish: a child JVM begins as cold as any. */
final class WarmUp {
  /** Of each worker; long enough to be compared with the one before. */
  static final Duration RUN = Duration.ofMillis(20);

  /** Runs in a row that have to be no faster. */
  private static final int STEADY_RUNS = 4;

  /** The best compiler takes its time to begin; a plateau before that is not the end. */
  private static final Duration LEAST = Duration.ofMillis(400);

  /**
   * On a busy machine time passes and nothing is done. Of tasks of some 2 ms, ten to a run, child
   * JVMs were at their best after some 600.
   */
  private static final int LEAST_RUNS_OF_COMPUTING = 50;

  /** Connections are made, and what little is computed is not judged. */
  private static final int LEAST_RUNS_OF_WAITING = 10;

  /** Of the fastest so far; what is less is noise. */
  private static final double FASTER = 0.95;

  /** A warm-up that takes longer ends, and the measurement shows what it can. */
  private static final Duration MOST = Duration.ofSeconds(10);

  private WarmUp() {}

  /**
   * @param tasks of each run
   * @param mostlyWaits whether a task does
   */
  static void of(WorkArm arm, long tasks, boolean mostlyWaits) throws Exception {
    int leastRuns = mostlyWaits ? LEAST_RUNS_OF_WAITING : LEAST_RUNS_OF_COMPUTING;
    long start = System.nanoTime();
    long fastest = Long.MAX_VALUE;
    int steady = 0;
    long before = start;
    int runs = 0;
    while ((steady < STEADY_RUNS || runs < leastRuns || before - start < LEAST.toNanos())
        && before - start < TimeoutFactor.times(MOST).toNanos()) {
      arm.run(tasks);
      runs++;
      long nanos = System.nanoTime() - before;
      arm.verify();
      steady = nanos < FASTER * fastest ? 0 : steady + 1;
      fastest = Math.min(fastest, nanos);
      before = System.nanoTime();
    }
  }
}
