package io.github.threadsvsprocesses.measure;

import org.jspecify.annotations.Nullable;

/**
 * What was counted when one worker began or ended a run in which it computes all the time; between
 * the two it waited for a CPU.
 *
 * @param queued for which what does the work was ready but waited for a CPU, so far, in nanoseconds
 * @param ran CPU time of the process that works so far, in nanoseconds; for where waiting is not
 *     counted
 */
record OneWorkersWait(@Nullable Long queued, @Nullable Long ran) {
  static OneWorkersWait readFor(WorkArm oneWorker, Counters.Source counters) {
    Long ofItsOwn = oneWorker.queuedNanos();
    return ofItsOwn == null
        ? new OneWorkersWait(counters.queued(), counters.ran())
        : new OneWorkersWait(ofItsOwn, null);
  }

  /**
   * Of the time until another reading, 0 to 1; null where nothing is counted. Where waiting is not,
   * what the process did not run it waited: a little less than that, since its other threads run,
   * too.
   */
  @Nullable Double shareUntil(OneWorkersWait end, long nanos) {
    Double counted = Disturbance.share(queued, end.queued, (double) nanos);
    if (counted != null) {
      return counted;
    }
    Double share = Disturbance.share(ran, end.ran, (double) nanos);
    return share == null ? null : (Double) Math.max(0, 1 - share);
  }
}
