package io.github.threadsvsprocesses.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The arms of a measurement and how a round runs them.
 *
 * @param crews by name, in the order in which they were asked about
 */
record Arms(WorkArm oneWorker, WorkArm lockFreeThreads, Map<String, WorkArm> crews) {
  /** Rounds whose times are thrown away: compilers and first touches of memory are done then. */
  static final int WARM_UP_ROUNDS = 2;

  void warmUp(long totalUnits) throws Exception {
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      List<WorkArm> all = new ArrayList<>(List.of(oneWorker, lockFreeThreads));
      all.addAll(crews.values());
      for (WorkArm arm : all) {
        arm.run(totalUnits);
        arm.verify();
      }
    }
  }

  /**
   * All in one random order: a machine that slows down in a round favours none of them. The arms
   * that all crews are compared with run twice; which of the two selects the round and which judges
   * is as random, so that, whatever selected it, a judged crew and a judging arm may change places.
   */
  RoundTimes runRound(
      Collection<String> openCrews, long totalUnits, Random order, Instruments instruments)
      throws Exception {
    Lap oneWorkerSelecting = new Lap(oneWorker);
    Lap oneWorkerJudging = new Lap(oneWorker);
    Lap lockFreeSelecting = new Lap(lockFreeThreads);
    Lap lockFreeJudging = new Lap(lockFreeThreads);
    List<Lap> laps = new ArrayList<>();
    Map<String, Lap> judged = new LinkedHashMap<>();
    crews.forEach(
        (name, arm) -> {
          if (openCrews.contains(name)) {
            judged.put(name, new Lap(arm));
          }
        });
    laps.addAll(judged.values());
    laps.addAll(List.of(oneWorkerSelecting, oneWorkerJudging, lockFreeSelecting, lockFreeJudging));
    Collections.shuffle(laps, order);
    List<@Nullable Double> aloneQueued = new ArrayList<>();
    Disturbance disturbance =
        instruments.disturbanceDuring(
            () -> {
              for (Lap lap : laps) {
                boolean alone =
                    instruments.computing()
                        && (lap == oneWorkerSelecting || lap == oneWorkerJudging);
                OneWorkersWait before = alone ? instruments.waitOf(oneWorker) : null;
                lap.nanos = instruments.stopwatch().timeOf(lap.arm, totalUnits);
                if (before != null) {
                  aloneQueued.add(before.shareUntil(instruments.waitOf(oneWorker), lap.nanos));
                }
              }
            });
    for (@Nullable Double share : aloneQueued) {
      disturbance = disturbance.withAlone(share);
    }
    Map<String, Long> crewNanos = new LinkedHashMap<>();
    judged.forEach((name, lap) -> crewNanos.put(name, lap.nanos));
    return new RoundTimes(
        oneWorkerSelecting.nanos,
        oneWorkerJudging.nanos,
        lockFreeSelecting.nanos,
        lockFreeJudging.nanos,
        crewNanos,
        disturbance);
  }

  /** One run of an arm in a round, and how long it took. */
  private static final class Lap {
    private final WorkArm arm;
    private long nanos;

    Lap(WorkArm arm) {
      this.arm = arm;
    }
  }
}
