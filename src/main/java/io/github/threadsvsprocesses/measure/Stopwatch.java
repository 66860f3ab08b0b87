package io.github.threadsvsprocesses.measure;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Takes the time of arms and finds how much work lasts how long.
 *
 * @param nanoTime {@link System#nanoTime}, or a simulated machine's
 */
record Stopwatch(LongSupplier nanoTime) {
  /** Noise only adds, so the fastest of a few is closest to the CPU time of an idle machine. */
  private static final int CALIBRATION_RUNS = 3;

  /** Of the time aimed at; what is shorter was too much work's estimate from too little. */
  private static final double LONG_ENOUGH = 0.9;

  /** No arm on earth takes 50 ms for more: one unit would last less than a clock tick. */
  private static final long MOST_UNITS = 1L << 32;

  /** Elapsed time in nanoseconds, at least one. */
  long timeOf(WorkArm arm, long totalUnits) throws Exception {
    long start = nanoTime.getAsLong();
    arm.run(totalUnits);
    long nanos = Math.max(1, nanoTime.getAsLong() - start);
    arm.verify();
    return nanos;
  }

  /**
   * How many units last this long. Doubles the work until it does, which also warms the arm up,
   * then goes by the fastest of three runs, and looks whether they do last: a program that came
   * between makes a few units seem long.
   *
   * @throws IllegalStateException if the arm seems to take no time
   */
  long unitsLasting(Duration target, WorkArm arm) throws Exception {
    long units = 1;
    while (timeOf(arm, units) < target.toNanos()) {
      units = atMost(units * 2, target);
    }
    while (true) {
      long fastest = Long.MAX_VALUE;
      for (int run = 0; run < CALIBRATION_RUNS; run++) {
        fastest = Math.min(fastest, timeOf(arm, units));
      }
      boolean longEnough = fastest >= LONG_ENOUGH * target.toNanos();
      double exactly = Math.ceil((double) units * target.toNanos() / fastest);
      units = atMost(Math.max(1, (long) exactly), target);
      if (longEnough) {
        return units;
      }
    }
  }

  private static long atMost(long units, Duration target) {
    if (units > MOST_UNITS) {
      throw new IllegalStateException(
          MOST_UNITS + " units take one worker less than " + target + "; does the arm work?");
    }
    return units;
  }
}
