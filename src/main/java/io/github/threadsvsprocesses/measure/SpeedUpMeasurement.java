package io.github.threadsvsprocesses.measure;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Measures a {@link SpeedUpCurve}: a few rounds, in each of which one worker and every crew of
 * every size do the same work once, in random order. On a slow machine it ends after the round in
 * which its time is over.
 *
 * <p>Not thread-safe; runs its arms one after another in the calling thread.
 */
public final class SpeedUpMeasurement {
  /** Enough to see how far single rounds lie from their median. */
  static final int ROUNDS = 5;

  /** Of one worker: eight switch intervals of the interpreter lock, and still quick. */
  static final Duration WORK = Duration.ofMillis(40);

  /** After which no further round begins; scaled. On a quiet machine it takes a third of that. */
  static final Duration TIME = Duration.ofSeconds(10);

  private final WorkArm oneWorker;
  private final Map<String, Map<Integer, WorkArm>> crews = new LinkedHashMap<>();
  private int cpus = Machine.here().cpus();
  private Random order = new Random(new SplittableRandom().nextLong());
  private Stopwatch stopwatch = new Stopwatch(System::nanoTime);

  private SpeedUpMeasurement(WorkArm oneWorker) {
    this.oneWorker = oneWorker;
  }

  /** What all crews are compared with. */
  public static SpeedUpMeasurement over(WorkArm oneWorker) {
    return new SpeedUpMeasurement(oneWorker);
  }

  /** 1, 2, 4 and so on: the powers of two up to this. */
  public static List<Integer> sizesUpTo(int most) {
    List<Integer> sizes = new ArrayList<>();
    for (int size = 1; size <= most && size > 0; size *= 2) {
      sizes.add(size);
    }
    return List.copyOf(sizes);
  }

  /**
   * Adds a kind of crew.
   *
   * @param name such as "threads without the lock"
   * @param bySize an arm for each number of workers
   */
  public SpeedUpMeasurement crew(String name, Map<Integer, WorkArm> bySize) {
    if (bySize.isEmpty()) {
      throw new IllegalArgumentException("\"" + name + "\" has no sizes; expected one or more");
    }
    if (crews.putIfAbsent(name, new TreeMap<>(bySize)) != null) {
      throw new IllegalArgumentException("\"" + name + "\" is measured already");
    }
    return this;
  }

  SpeedUpMeasurement on(int simulatedCpus, LongSupplier nanoTime, long seed) {
    this.cpus = simulatedCpus;
    this.stopwatch = new Stopwatch(nanoTime);
    this.order = new Random(seed);
    return this;
  }

  /**
   * Measures, for a few seconds.
   *
   * @throws Exception what an arm threw
   */
  public SpeedUpCurve run() throws Exception {
    List<Arm> arms = new ArrayList<>();
    crews.forEach(
        (crew, bySize) -> bySize.forEach((size, arm) -> arms.add(new Arm(crew, size, arm))));
    long start = stopwatch.nanoTime().getAsLong();
    int largest = arms.stream().mapToInt(each -> each.size).max().orElse(1);
    long units = stopwatch.unitsLasting(WORK, oneWorker);
    // The same for each worker of the largest crew; smaller ones may have to round.
    long totalUnits = (units + largest - 1) / largest * largest;
    for (int warmUp = 0; warmUp < Arms.WARM_UP_ROUNDS; warmUp++) {
      for (Arm each : arms) {
        each.arm.run(totalUnits);
        each.arm.verify();
      }
    }
    int rounds = 0;
    do {
      runRound(arms, totalUnits);
      rounds++;
    } while (rounds < ROUNDS
        && stopwatch.nanoTime().getAsLong() - start < TimeoutFactor.times(TIME).toNanos());
    List<SpeedUpCurve.Line> lines = new ArrayList<>();
    for (String crew : crews.keySet()) {
      lines.add(
          new SpeedUpCurve.Line(
              crew,
              arms.stream()
                  .filter(each -> each.crew.equals(crew))
                  .map(each -> SpeedUpCurve.Point.of(each.size, each.speedUps))
                  .toList()));
    }
    return new SpeedUpCurve(cpus, totalUnits, rounds, lines);
  }

  private void runRound(List<Arm> arms, long totalUnits) throws Exception {
    Arm alone = new Arm("one worker", 1, oneWorker);
    List<Arm> laps = new ArrayList<>(arms);
    laps.add(alone);
    Collections.shuffle(laps, order);
    for (Arm lap : laps) {
      lap.nanos = stopwatch.timeOf(lap.arm, totalUnits);
    }
    arms.forEach(each -> each.speedUps.add((double) alone.nanos / each.nanos));
  }

  /** One size of one crew, and what it gave so far. */
  private static final class Arm {
    private final String crew;
    private final int size;
    private final WorkArm arm;
    private final List<Double> speedUps = new ArrayList<>();
    private long nanos;

    Arm(String crew, int size, WorkArm arm) {
      this.crew = crew;
      this.size = size;
      this.arm = arm;
    }
  }
}
