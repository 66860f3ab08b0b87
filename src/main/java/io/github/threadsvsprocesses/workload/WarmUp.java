package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.measure.WorkArm;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.time.Duration;

/** Lets an arm's compilers finish: a child JVM begins as cold as any. */
final class WarmUp {
  /** Runs in a row that have to be no faster. */
  private static final int STEADY_RUNS = 4;

  /** The best compiler takes its time to begin; a plateau before that is not the end. */
  private static final Duration LEAST = Duration.ofMillis(400);

  /** Of the fastest so far; what is less is noise. */
  private static final double FASTER = 0.95;

  /** A warm-up that takes longer ends, and the measurement shows what it can. */
  private static final Duration MOST = Duration.ofSeconds(3);

  private WarmUp() {}

  /**
   * @param tasks of each run
   */
  static void of(WorkArm arm, long tasks) throws Exception {
    long start = System.nanoTime();
    long fastest = Long.MAX_VALUE;
    int steady = 0;
    long before = start;
    while ((steady < STEADY_RUNS || before - start < LEAST.toNanos())
        && before - start < TimeoutFactor.times(MOST).toNanos()) {
      arm.run(tasks);
      long nanos = System.nanoTime() - before;
      arm.verify();
      steady = nanos < FASTER * fastest ? 0 : steady + 1;
      fastest = Math.min(fastest, nanos);
      before = System.nanoTime();
    }
  }
}
