package io.github.threadsvsprocesses.measure;

import org.jspecify.annotations.Nullable;

/** One way of doing the work: by one worker, by lock-free threads, by a crew that is judged. */
@FunctionalInterface
public interface WorkArm {
  /**
   * Does all of the work on warm, prestarted workers and returns when the last worker is done. The
   * elapsed time is taken around this call; a result that is checked quickly is checked in it.
   *
   * @param totalUnits the work, the same for every arm, shared out among the arm's workers
   * @throws Undecided if the machine does not allow an answer, such as when a hang guard trips
   */
  void run(long totalUnits) throws Exception;

  /**
   * Looks at what the last run brought, once its time is taken.
   *
   * @throws Exception when that is not as it should be
   */
  default void verify() throws Exception {}

  /**
   * For how long what does the work has been ready but waited for a CPU, so far.
   *
   * @return nanoseconds; null when the work is done in this process, whose threads are counted
   */
  default @Nullable Long queuedNanos() {
    return null;
  }
}
