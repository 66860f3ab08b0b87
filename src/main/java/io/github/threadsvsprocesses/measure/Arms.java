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

  void warmUp(long units) throws Exception {
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      List<WorkArm> all = new ArrayList<>(List.of(oneWorker, lockFreeThreads));
      all.addAll(crews.values());
      for (WorkArm arm : all) {
        arm.run(units);
        arm.verify();
      }
    }
  }

  /**
   * Lap by lap, in each of which all run once, in an order of its own drawn by lot: a machine that
   * slows down in a round favours none of them. The arms that all crews are compared with run twice
   * in a lap; which of the two selects the round and which judges is as random, so that, whatever
   * selected it, a judged crew and a judging arm may change places.
   *
   * @param units of each arm in a lap
   */
  RoundTimes runRound(
      Collection<String> openCrews, long units, int laps, Random order, Instruments instruments)
      throws Exception {
    Role oneWorkerSelecting = new Role(oneWorker, instruments.computing());
    Role oneWorkerJudging = new Role(oneWorker, instruments.computing());
    Role lockFreeSelecting = new Role(lockFreeThreads, false);
    Role lockFreeJudging = new Role(lockFreeThreads, false);
    List<Role> roles =
        new ArrayList<>(
            List.of(oneWorkerSelecting, oneWorkerJudging, lockFreeSelecting, lockFreeJudging));
    Map<String, Role> judged = new LinkedHashMap<>();
    crews.forEach(
        (name, arm) -> {
          if (openCrews.contains(name)) {
            judged.put(name, new Role(arm, false));
          }
        });
    roles.addAll(judged.values());
    Disturbance disturbance =
        instruments
            .disturbanceDuring(
                () -> {
                  for (int lap = 0; lap < laps; lap++) {
                    Collections.shuffle(roles, order);
                    for (Role role : roles) {
                      role.run(units, instruments);
                    }
                  }
                })
            .withAlone(oneWorkerSelecting.queuedShare())
            .withAlone(oneWorkerJudging.queuedShare());
    Map<String, Long> crewNanos = new LinkedHashMap<>();
    judged.forEach((name, role) -> crewNanos.put(name, role.nanos));
    return new RoundTimes(
        oneWorkerSelecting.nanos,
        oneWorkerJudging.nanos,
        lockFreeSelecting.nanos,
        lockFreeJudging.nanos,
        crewNanos,
        disturbance);
  }

  /** What an arm does in a round, and how long that took in all. */
  private static final class Role {
    private final WorkArm arm;
    private final boolean alone;
    private long nanos;
    private @Nullable Double queuedNanos;

    /**
     * @param alone whether to look how long the arm waits for a CPU
     */
    Role(WorkArm arm, boolean alone) {
      this.arm = arm;
      this.alone = alone;
    }

    void run(long units, Instruments instruments) throws Exception {
      OneWorkersWait before = alone ? instruments.waitOf(arm) : null;
      long lap = instruments.stopwatch().timeOf(arm, units);
      nanos += lap;
      if (before != null) {
        Double share = before.shareUntil(instruments.waitOf(arm), lap);
        queuedNanos = share == null ? queuedNanos : (Double) (orZero(queuedNanos) + share * lap);
      }
    }

    private static double orZero(@Nullable Double value) {
      return value == null ? 0 : value;
    }

    /** Of its time; null where nothing is counted. */
    @Nullable Double queuedShare() {
      return queuedNanos == null ? null : (Double) (queuedNanos / nanos);
    }
  }
}
