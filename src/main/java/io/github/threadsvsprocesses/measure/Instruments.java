package io.github.threadsvsprocesses.measure;

/**
 * What a measurement looks through.
 *
 * @param counters of what else takes the CPUs
 * @param cpus that the work can use at once
 * @param computing whether each worker needs a CPU all the time; one that waits in between waits
 *     for a CPU whenever it wakes, and no machine is too busy for that
 */
record Instruments(Stopwatch stopwatch, Counters.Source counters, int cpus, boolean computing) {
  /** What a round does. */
  interface Laps {
    void run() throws Exception;
  }

  OneWorkersWait waitOf(WorkArm oneWorker) {
    return OneWorkersWait.readFor(oneWorker, counters);
  }

  Disturbance disturbanceDuring(Laps laps) throws Exception {
    Counters before = counters.read();
    long start = stopwatch.nanoTime().getAsLong();
    laps.run();
    // The clock is read inside the counters: a share is told too great rather than too small.
    long nanos = Math.max(1, stopwatch.nanoTime().getAsLong() - start);
    return Disturbance.between(before, counters.read(), nanos, cpus);
  }
}
