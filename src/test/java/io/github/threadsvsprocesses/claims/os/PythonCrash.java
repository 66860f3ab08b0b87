package io.github.threadsvsprocesses.claims.os;

import io.github.threadsvsprocesses.evidence.Evidence;
import java.util.List;

/**
 * What became of workers of a CPython, processes or threads of one, when worker 0 came to its end.
 *
 * @param homes the process in which each lives
 * @param atWork whether each got further before
 * @param exitCode of worker 0's process, or less than 0 for a signal
 * @param survivors the others, whether they survived or not
 * @param survivorsExitCodes of their processes in the end
 */
record PythonCrash(
    List<Long> homes,
    List<Boolean> atWork,
    int exitCode,
    List<Survivor> survivors,
    List<Integer> survivorsExitCodes) {
  /** By the signal that cannot be caught; on Windows a process is terminated with this code. */
  static final int KILLED = System.getProperty("os.name", "").startsWith("Windows") ? -15 : -9;

  /** Whether a worker got further after the end of worker 0, from where and how far. */
  record Survivor(int worker, boolean goesOn, long before, long after) {}

  void tell(Evidence evidence) {
    evidence.given("3 workers that count, in processes " + homes);
    evidence.when("worker 0 comes to its end");
    evidence.fact("The exit code of its process", exitCode);
    for (Survivor survivor : survivors) {
      evidence.fact(
          "Worker " + survivor.worker(),
          survivor.goesOn()
              ? "goes on: " + survivor.before() + ", then " + survivor.after()
              : "ended at " + survivor.after());
    }
  }
}
