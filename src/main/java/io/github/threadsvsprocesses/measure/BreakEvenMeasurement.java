package io.github.threadsvsprocesses.measure;

import io.github.threadsvsprocesses.measure.BreakEvenCurve.Line;
import io.github.threadsvsprocesses.measure.BreakEvenCurve.Point;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures a {@link BreakEvenCurve}. A run of an arm does one task. For each crew it looks what the
 * smallest task takes, doubles the size until the crew is quicker than one worker, and measures the
 * two sizes around the crossing again, in rounds in which one worker and the crew do either once,
 * in random order.
 *
 * <p>Not thread-safe; runs its arms one after another in the calling thread.
 */
public final class BreakEvenMeasurement {
  /** So little that nearly all of its time is the hand-over. */
  static final double SMALLEST_TASK_MILLIS = 0.01;

  /** No larger one is tried: where it does not pay, few would wait for one that does. */
  static final double LARGEST_TASK_MILLIS = 4000;

  /** For each crew, after which no size is tried and no round begins but the first; scaled. */
  static final Duration TIME = Duration.ofSeconds(4);

  /** From which the work of a millisecond is known. */
  private static final Duration CALIBRATION = Duration.ofMillis(20);

  /** At least; as many as rounds where they are more. */
  private static final int TASKS_OF_THE_SMALLEST_SIZE = 3;

  /**
   * Two workers who cost nothing but the hand-over repay it at twice its time: the first two sizes
   * lie around that.
   */
  private static final double FIRST_SIZE_IN_HAND_OVERS = Math.sqrt(2);

  private static final double NANOS_PER_MILLI = 1e6;

  private final WorkArm oneWorker;
  private final int workers;
  private final List<Asked> asked = new ArrayList<>();
  private int cpus = Machine.here().cpus();
  private Random order = new Random(new SplittableRandom().nextLong());
  private Stopwatch stopwatch = new Stopwatch(System::nanoTime);

  private BreakEvenMeasurement(WorkArm oneWorker, int workers) {
    this.oneWorker = oneWorker;
    this.workers = workers;
  }

  /**
   * What crews are compared with.
   *
   * @param oneWorker does the whole task where it is
   * @param workers of each crew
   */
  public static BreakEvenMeasurement beside(WorkArm oneWorker, int workers) {
    return new BreakEvenMeasurement(oneWorker, workers);
  }

  /**
   * Adds a crew.
   *
   * @param name such as "2 processes that run already"
   * @param arm hands a task over and waits for it; what it has to do before or after a task, and is
   *     no part of it, it does in {@link WorkArm#verify}
   * @param rounds of the two sizes around the break-even, at least one
   */
  public BreakEvenMeasurement crew(String name, WorkArm arm, int rounds) {
    if (rounds < 1) {
      throw new IllegalArgumentException(rounds + " rounds of \"" + name + "\"; expected one");
    }
    asked.add(new Asked(name, arm, rounds));
    return this;
  }

  BreakEvenMeasurement on(int simulatedCpus, LongSupplier nanoTime, long seed) {
    this.cpus = simulatedCpus;
    this.stopwatch = new Stopwatch(nanoTime);
    this.order = new Random(seed);
    return this;
  }

  /**
   * Measures, for up to some seconds a crew.
   *
   * @throws Exception what an arm threw
   */
  public BreakEvenCurve run() throws Exception {
    double unitsPerMilli =
        stopwatch.unitsLasting(CALIBRATION, oneWorker) / (double) CALIBRATION.toMillis();
    List<Line> lines = new ArrayList<>();
    for (Asked crew : asked) {
      lines.add(new Search(crew, unitsPerMilli).line());
    }
    return new BreakEvenCurve(workers, cpus, unitsPerMilli, lines);
  }

  private record Asked(String name, WorkArm arm, int rounds) {}

  /** For the break-even of one crew. */
  private final class Search {
    private final Asked crew;
    private final double unitsPerMilli;
    private final TreeMap<Long, Size> sizes = new TreeMap<>();
    private final long start = stopwatch.nanoTime().getAsLong();

    Search(Asked crew, double unitsPerMilli) {
      this.crew = crew;
      this.unitsPerMilli = unitsPerMilli;
    }

    Line line() throws Exception {
      long smallest = units(SMALLEST_TASK_MILLIS);
      Size tiny = new Size(smallest);
      for (int task = 0; task < Math.max(TASKS_OF_THE_SMALLEST_SIZE, crew.rounds); task++) {
        measure(List.of(tiny));
      }
      double handOverMillis = tiny.point().crewMedian();
      long first = units(FIRST_SIZE_IN_HAND_OVERS * handOverMillis);
      BreakEvenPoint breakEven = null;
      tryOut(Math.max(first, smallest));
      Map.Entry<Long, Size> slower = lastSlower(smallest);
      while (slower != null) {
        Size small = slower.getValue();
        Size large = sizes.higherEntry(slower.getKey()).getValue();
        for (int round = 1; round < crew.rounds && !timeIsOver(); round++) {
          measure(List.of(small, large));
        }
        breakEven = BreakEvenPoint.between(small.point(), large.point());
        // What one round had shown may not be so: then it is looked for elsewhere.
        boolean isThere = small.isSlower() && !large.isSlower();
        slower = isThere || timeIsOver() ? null : lastSlower(smallest);
      }
      List<Point> points = new ArrayList<>(List.of(tiny.point()));
      sizes.values().forEach(size -> points.add(size.point()));
      return new Line(crew.name, handOverMillis, points, breakEven);
    }

    /** The last size at which the crew is slower; null when it always is, or never. */
    private Map.@Nullable Entry<Long, Size> lastSlower(long smallest) throws Exception {
      while (!sizes.firstEntry().getValue().isSlower() && sizes.firstKey() / 2 >= smallest) {
        tryOut(sizes.firstKey() / 2);
      }
      long largest = units(LARGEST_TASK_MILLIS);
      while (sizes.lastEntry().getValue().isSlower()) {
        if (sizes.lastKey() * 2 > largest || (sizes.size() > 1 && timeIsOver())) {
          return null;
        }
        tryOut(sizes.lastKey() * 2);
      }
      for (Map.Entry<Long, Size> size : sizes.descendingMap().entrySet()) {
        if (size.getValue().isSlower()) {
          return size;
        }
      }
      return null;
    }

    private void tryOut(long units) throws Exception {
      Size size = new Size(units);
      sizes.put(units, size);
      measure(List.of(size));
    }

    private void measure(List<Size> some) throws Exception {
      List<Lap> laps = new ArrayList<>();
      for (Size size : some) {
        laps.add(new Lap(oneWorker, size.units, size.ofOneWorker));
        laps.add(new Lap(crew.arm, size.units, size.ofCrew));
      }
      Collections.shuffle(laps, order);
      for (Lap lap : laps) {
        lap.millis.add(stopwatch.timeOf(lap.arm, lap.units) / NANOS_PER_MILLI);
      }
    }

    private boolean timeIsOver() {
      return stopwatch.nanoTime().getAsLong() - start > TimeoutFactor.times(TIME).toNanos();
    }

    private long units(double millis) {
      return Math.max(1, Math.round(millis * unitsPerMilli));
    }
  }

  private record Lap(WorkArm arm, long units, List<Double> millis) {}

  /** Tasks of one size, and how long they took so far. */
  private static final class Size {
    private final long units;
    private final List<Double> ofOneWorker = new ArrayList<>();
    private final List<Double> ofCrew = new ArrayList<>();

    Size(long units) {
      this.units = units;
    }

    Point point() {
      return new Point(units, ofOneWorker, ofCrew);
    }

    boolean isSlower() {
      return point().crewMedian() > point().oneWorkerMedian();
    }
  }
}
