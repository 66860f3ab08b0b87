package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.measure.BreakEvenCurve;
import io.github.threadsvsprocesses.measure.BreakEvenCurve.Line;
import io.github.threadsvsprocesses.measure.BreakEvenMeasurement;
import io.github.threadsvsprocesses.measure.BreakEvenPoint;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Certificates;
import io.github.threadsvsprocesses.measure.Machine;
import io.github.threadsvsprocesses.measure.Proposition;
import io.github.threadsvsprocesses.measure.ScalingMeasurement;
import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.measure.WorkArm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * From which size a task repays handing it over to processes, on this machine: a task that takes
 * one worker so many milliseconds of a CPU, and two processes as long, half of it each, with all
 * that the hand-over costs. A larger one saves time; a smaller one costs more than it saves. Of the
 * kit's own computation: what a workload's input and results cost on their way comes on top.
 *
 * <pre>{@code
 * try (Crews crews = Crews.start()) {
 *   Double millis = BreakEven.measure(crews).warmMillis();
 * }
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param curve what was measured: the lines {@link #cold()}, {@link #standby()}, {@link #warm()}
 */
public record BreakEven(BreakEvenCurve curve) {
  private static final String NAMES = Crews.WORKERS + " processes ";
  private static final String COLD = NAMES + "started for the task";
  private static final String STANDBY = NAMES + "from standby, the next started behind them";
  private static final String WARM = NAMES + "that run already";

  /** A start takes a good part of a second, and its time varies little beside that. */
  private static final int ROUNDS_WITH_A_START = 3;

  /** A hand-over to a running process is short, and noise is large beside it. */
  private static final int ROUNDS_WITHOUT = 31;

  /** Far below the break-even, and so many that they last. */
  private static final double STEPS_OF_A_WARM_UP_TASK = 5_000;

  private static final int WARM_UP_TASKS = 200;

  /**
   * Two workers on CPUs of their own repay a hand-over by twice its time. Far above that, others
   * had the CPUs while this was measured, and a twentieth of the size may well repay it: one worker
   * may take longer for that than the fastest hand-over.
   */
  private static final int MOST_HAND_OVERS = 20;

  /**
   * Of one worker, in the lap of {@link #judge}; more where a task takes more. In a quarter of it,
   * threads that were woken on one CPU had hardly been moved apart.
   */
  private static final Duration LEAST_JUDGED_LAP = Duration.ofMillis(40);

  /** Small tasks take processes many times as long as one worker; more laps would take too long. */
  private static final int JUDGED_LAPS = 1;

  private static final long NANOS_PER_MILLI = 1_000_000;

  /**
   * Measures, for some seconds.
   *
   * @param crews whose processes are those that run already
   * @throws Undecided on a machine without two usable CPUs, where no task repays a process
   * @throws Exception when a process fails
   */
  public static BreakEven measure(Crews crews) throws Exception {
    Machine.here().requireCpus(Crews.WORKERS);
    Crew processes = processesOf(crews);
    WarmUp.of(
        TaskByTask.of(processes, STEPS_OF_A_WARM_UP_TASK),
        (long) (WARM_UP_TASKS * STEPS_OF_A_WARM_UP_TASK));
    try (StartedCrew cold = StartedCrew.cold(Crews.WORKERS);
        StartedCrew standby = StartedCrew.fromStandby(Crews.WORKERS)) {
      return new BreakEven(
          BreakEvenMeasurement.beside(TaskByTask.inTheCaller(), Crews.WORKERS)
              .crew(COLD, cold, ROUNDS_WITH_A_START)
              .crew(STANDBY, standby, ROUNDS_WITH_A_START)
              .crew(WARM, TaskByTask.atOnce(processes), ROUNDS_WITHOUT)
              .run());
    }
  }

  private static Crew processesOf(Crews crews) {
    return Objects.requireNonNull(crews.by(Way.PROCESSES));
  }

  /** Two processes started for the task, and ended after it. */
  public Line cold() {
    return line(COLD);
  }

  /** Two processes that were started ahead, while others are started behind them. */
  public Line standby() {
    return line(STANDBY);
  }

  /** Two processes that have done many tasks already. */
  public Line warm() {
    return line(WARM);
  }

  private Line line(String crew) {
    return curve.lines().stream()
        .filter(line -> line.crew().equals(crew))
        .findFirst()
        .orElseThrow();
  }

  /** The break-even of {@link #cold()}; null when no task that was tried repaid the start. */
  public @Nullable Double coldMillis() {
    return millis(cold());
  }

  /** The break-even of {@link #standby()}; null when no task that was tried repaid taking them. */
  public @Nullable Double standbyMillis() {
    return millis(standby());
  }

  /** The break-even of {@link #warm()}; null when no task that was tried repaid the hand-over. */
  public @Nullable Double warmMillis() {
    return millis(warm());
  }

  private static @Nullable Double millis(Line line) {
    BreakEvenPoint breakEven = line.breakEven();
    return breakEven == null ? null : (Double) breakEven.millis();
  }

  /** A sentence for each kind of crew. */
  public String inWords() {
    return curve.lines().stream().map(Line::inWords).collect(Collectors.joining("; "));
  }

  /**
   * Whether processes that run already are slower than one worker, with tasks of so many times
   * their break-even; by the sequential decision. In a lap the crew is handed one task after
   * another, and what the machine gives is what it gives lock-free threads for all of that work at
   * once.
   *
   * @param crews those that {@link #measure} used
   * @param sizes in break-evens, such as 0.05 and 10
   * @return a certificate of {@link Proposition#SLOWER} for each size, in their order
   * @throws Undecided when there is no break-even, or the machine was too busy to find it
   */
  public List<Certificate> judge(Crews crews, double... sizes) throws Exception {
    Double breakEven = warmMillis();
    if (breakEven == null) {
      throw new Undecided("there is no break-even to judge by: " + warm().inWords());
    }
    double handOver = warm().fastestHandOverMillis();
    if (breakEven > MOST_HAND_OVERS * handOver) {
      throw new Undecided(
          "the machine was too busy to find the break-even, which came out at more than %d times the fastest hand-over, %s ms: %s"
              .formatted(MOST_HAND_OVERS, BreakEvenPoint.figure(handOver), warm().inWords()));
    }
    double longest = 0;
    List<String> names = new ArrayList<>();
    List<WorkArm> arms = new ArrayList<>();
    for (double size : sizes) {
      double millis = size * breakEven;
      longest = Math.max(longest, millis);
      names.add(
          "%s, tasks of %s ms, %s times the break-even"
              .formatted(WARM, BreakEvenPoint.figure(millis), BreakEvenPoint.figure(size)));
      arms.add(TaskByTask.of(processesOf(crews), millis * curve.unitsPerMilli()));
    }
    long nanos = Math.max(LEAST_JUDGED_LAP.toNanos(), (long) (longest * NANOS_PER_MILLI));
    ScalingMeasurement measurement =
        ScalingMeasurement.comparing(
                TaskByTask.inTheCaller(), TaskByTask.atOnce(crews.lockFree()), Crews.WORKERS)
            .laps(JUDGED_LAPS, Duration.ofNanos(nanos / Crews.WORKERS));
    for (int i = 0; i < names.size(); i++) {
      measurement.ask(names.get(i), arms.get(i), Proposition.SLOWER);
    }
    Certificates certificates = measurement.run();
    return names.stream().map(name -> certificates.of(name, Proposition.SLOWER)).toList();
  }
}
