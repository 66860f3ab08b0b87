package io.github.threadsvsprocesses.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The arms of a measurement and how a round runs them.
 *
 * @param crews by name, in the order in which they were asked about
 */
record Arms(WorkArm oneWorker, WorkArm lockFreeThreads, Map<String, WorkArm> crews) {
  /** Rounds whose times are thrown away: compilers and first touches of memory are done then. */
  static final int WARM_UP_ROUNDS = 2;

  /** The arms that all crews are compared with run twice a round: to select it, and to judge by. */
  private static final int RUNS = 2;

  void warmUp(long totalUnits) throws Exception {
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      oneWorker.run(totalUnits);
      lockFreeThreads.run(totalUnits);
      for (WorkArm crew : crews.values()) {
        crew.run(totalUnits);
      }
    }
  }

  /** All in one random order: a machine that slows down in a round favours none of them. */
  RoundTimes runRound(
      Collection<String> openCrews, long totalUnits, Random order, Instruments instruments)
      throws Exception {
    Series alone = new Series(oneWorker);
    Series free = new Series(lockFreeThreads);
    Map<String, Series> judged = new LinkedHashMap<>();
    crews.forEach(
        (name, arm) -> {
          if (openCrews.contains(name)) {
            judged.put(name, new Series(arm));
          }
        });
    List<Series> laps = new ArrayList<>(judged.values());
    for (int run = 0; run < RUNS; run++) {
      laps.addAll(List.of(alone, free));
    }
    Collections.shuffle(laps, order);
    Disturbance disturbance =
        instruments.disturbanceDuring(
            () -> {
              for (Series lap : laps) {
                lap.add(instruments.stopwatch().timeOf(lap.arm, totalUnits));
              }
            });
    Map<String, Long> crewNanos = new LinkedHashMap<>();
    judged.forEach((name, series) -> crewNanos.put(name, series.nanos(0)));
    return new RoundTimes(
        alone.nanos(0), alone.nanos(1), free.nanos(0), free.nanos(1), crewNanos, disturbance);
  }

  /** The times of one arm in one round, in the order in which it ran. */
  private static final class Series {
    private final WorkArm arm;
    private long[] nanos = {};

    Series(WorkArm arm) {
      this.arm = arm;
    }

    void add(long elapsed) {
      nanos = Arrays.copyOf(nanos, nanos.length + 1);
      nanos[nanos.length - 1] = elapsed;
    }

    long nanos(int run) {
      return nanos[run];
    }
  }
}
