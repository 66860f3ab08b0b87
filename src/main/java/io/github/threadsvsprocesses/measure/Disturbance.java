package io.github.threadsvsprocesses.measure;

import org.jspecify.annotations.Nullable;

/**
 * What else took the CPUs while a round ran, over all of its arms, since these counters are too
 * coarse for one. What the system does not tell is null.
 *
 * @param stolenShare of the usable CPUs' time, given to others by the hypervisor, as if it all had
 *     been taken from the CPUs that the work can use at once; 0 is none, 1 all of it
 * @param throttledMillis for which a control group held its members back, its quota being used up
 * @param pressedShare of the round in which some task of the machine or container waited for a CPU;
 *     told, and never judged by: the crews themselves may be what waits
 * @param queuedMillis for which threads of this process waited for a CPU; likewise
 * @param aloneQueuedShare of the time in which one worker did all the work, for which it waited for
 *     a CPU; the greater share of its two runs; null also where its work is to wait
 * @param load ready or running threads of the machine, averaged over the minute before the round's
 *     end; likewise
 */
public record Disturbance(
    @Nullable Double stolenShare,
    @Nullable Double throttledMillis,
    @Nullable Double pressedShare,
    @Nullable Double queuedMillis,
    @Nullable Double aloneQueuedShare,
    @Nullable Double load) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** With the share of a run of one worker, if it is greater than the one so far. */
  Disturbance withAlone(@Nullable Double queuedShare) {
    boolean greater =
        queuedShare != null && (aloneQueuedShare == null || queuedShare > aloneQueuedShare);
    return greater
        ? new Disturbance(
            stolenShare, throttledMillis, pressedShare, queuedMillis, queuedShare, load)
        : this;
  }

  /**
   * @param nanos between the two readings
   * @param cpus that the work can use at once
   */
  static Disturbance between(Counters before, Counters after, long nanos, int cpus) {
    return new Disturbance(
        share(before.stolen(), after.stolen(), (double) nanos * cpus),
        share(before.throttled(), after.throttled(), NANOS_PER_MILLI),
        share(before.pressed(), after.pressed(), (double) nanos),
        share(before.queued(), after.queued(), NANOS_PER_MILLI),
        null,
        after.load());
  }

  /** A counter that fell, because a thread ended, is taken for one that stood still. */
  static @Nullable Double share(@Nullable Long before, @Nullable Long after, double whole) {
    return before == null || after == null ? null : (Double) (Math.max(0, after - before) / whole);
  }
}
