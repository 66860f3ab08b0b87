package io.github.threadsvsprocesses.measure;

import java.time.Duration;
import java.util.Random;
import java.util.function.DoubleSupplier;

/** A machine whose clock moves only when an arm runs, and then as a test says. */
final class SimulatedMachine {
  static final String CREW = "the crew";

  private static final double NANOS_PER_UNIT = 20_000;

  /** Arms of a round with one crew. */
  private static final int LAPS = 5;

  /** Laps from the first lock-free run, which is in the first warm-up round, to the first round. */
  private static final int LAPS_BEFORE_ROUNDS = 5;

  private final Random random;
  private double noise;
  private double slownessOfFirstLap = 1;
  private DoubleSupplier lockFreeSpeedUp = () -> 1.95;
  private long now;
  private int laps = -1;
  private long busyUntil;
  private double slownessAtFirst = 1;

  SimulatedMachine(long seed) {
    random = new Random(seed);
  }

  /** Each arm takes up to this share longer. */
  SimulatedMachine withNoise(double share) {
    noise = share;
    return this;
  }

  /** The first arm of each round takes so many times longer. */
  SimulatedMachine withSlowFirstLap(double times) {
    slownessOfFirstLap = times;
    return this;
  }

  /** Until then, everything takes so many times longer. */
  SimulatedMachine withBusyStart(Duration until, double times) {
    busyUntil = until.toNanos();
    slownessAtFirst = times;
    return this;
  }

  SimulatedMachine givingLockFreeThreads(DoubleSupplier speedUp) {
    lockFreeSpeedUp = speedUp;
    return this;
  }

  long now() {
    return now;
  }

  boolean toss(double chance) {
    return random.nextDouble() < chance;
  }

  /** Not asked anything yet. */
  ScalingMeasurement measurement() {
    return measurement(arm(() -> 1));
  }

  ScalingMeasurement measurement(WorkArm oneWorker) {
    return ScalingMeasurement.comparing(
            oneWorker,
            units -> {
              laps = Math.max(laps, 0);
              pass(units, lockFreeSpeedUp.getAsDouble());
            },
            2)
        .on(withCpus(2), this::now)
        .seed(random.nextLong());
  }

  /** Both judgements of a crew with this speed-up over one worker. */
  Certificates judge(DoubleSupplier crewSpeedUp) throws Exception {
    return measurement()
        .ask(CREW, arm(crewSpeedUp), Proposition.SCALES, Proposition.DOES_NOT_SCALE)
        .run();
  }

  WorkArm arm(DoubleSupplier speedUp) {
    return units -> pass(units, speedUp.getAsDouble());
  }

  static Machine withCpus(int cpus) {
    return new Machine("simulated", "simulated", cpus, null, "17", null, null);
  }

  private void pass(long units, double speedUp) {
    boolean firstLap = laps >= LAPS_BEFORE_ROUNDS && (laps - LAPS_BEFORE_ROUNDS) % LAPS == 0;
    double slowness = (1 + noise * random.nextDouble()) * (firstLap ? slownessOfFirstLap : 1);
    now +=
        Math.round(
            units * NANOS_PER_UNIT / speedUp * slowness * (now < busyUntil ? slownessAtFirst : 1));
    laps += laps < 0 ? 0 : 1;
  }
}
