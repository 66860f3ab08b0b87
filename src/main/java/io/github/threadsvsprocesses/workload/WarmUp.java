package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.measure.WorkArm;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.time.Duration;

/** Lets an arm's compilers finish: a child JVM begins as cold as any. */
final class WarmUp {
  /** Of each worker; long enough to be compared with the one before. */
  private static final Duration RUN = Duration.ofMillis(20);

  /** Runs in a row that have to be no faster. */
  private static final int STEADY_RUNS = 4;

  /** The best compiler takes its time to begin; a plateau before that is not the end. */
  private static final Duration LEAST = Duration.ofMillis(400);

  /**
   * On a busy machine time passes and nothing is done. The threads go on in code that has done its
   * tasks before, and do five runs of a round.
   */
  private static final int LEAST_RUNS = 50;

  /**
   * Child JVMs begin cold and do one run of a round. HotSpot compiles a method that loops at its
   * best once it was called 600 times, and what it had assumed too early once again: of tasks of 1
   * to 3 ms, those of a kernel were at their best after 700, records and a classifier after 1,200,
   * and pictures, by libraries with much code, gain little after 1,700.
   */
  private static final int LEAST_RUNS_OF_PROCESSES = 150;

  /** Connections are made, and what little is computed is not judged. */
  private static final int LEAST_RUNS_OF_WAITING = 10;

  /** Of the fastest so far; what is less is noise. */
  private static final double FASTER = 0.95;

  /** A warm-up that takes longer ends, and the measurement shows what it can. */
  private static final Duration MOST = Duration.ofSeconds(10);

  private WarmUp() {}

  /** Of a crew that does tasks of this size. */
  static void of(WorkArm arm, Crew crew, TaskSize size) throws Exception {
    int leastRuns = crew instanceof ProcessCrew ? LEAST_RUNS_OF_PROCESSES : LEAST_RUNS;
    of(
        arm,
        crew.size() * size.tasksLasting(RUN),
        size.mostlyWaits() ? LEAST_RUNS_OF_WAITING : leastRuns);
  }

  /**
   * Of an arm with little code, which all of its many tasks share.
   *
   * @param tasks of each run
   */
  static void of(WorkArm arm, long tasks) throws Exception {
    of(arm, tasks, LEAST_RUNS);
  }

  private static void of(WorkArm arm, long tasks, int leastRuns) throws Exception {
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
