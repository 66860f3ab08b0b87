package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.measure.Certificates;
import io.github.threadsvsprocesses.measure.Machine;
import io.github.threadsvsprocesses.measure.Proposition;
import io.github.threadsvsprocesses.measure.ScalingMeasurement;
import io.github.threadsvsprocesses.measure.WorkArm;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Compares the ways to do a workload, in rounds in which each does the same tasks once, in random
 * order. One measurement answers every question about it.
 *
 * <pre>{@code
 * try (Crews crews = Crews.start()) {
 *   Comparison comparison = ThreadsOrProcesses.by(crews).compare(workload);
 *   boolean threads = comparison.callsFor(Choice.THREADS);
 * }
 * }</pre>
 *
 * <p>Not thread-safe; takes seconds for each workload.
 */
public final class ThreadsOrProcesses {
  /**
   * A wait lasts as long on a restless CPU, so one lap of a round tells as much as three. So it
   * does of threads that take turns at computing, where it is asked of threads alone whether the
   * workload calls for them: they are as slow as one worker, or far faster.
   */
  private static final int FEW_LAPS = 1;

  /** Of each worker; as long as a lap of three. */
  private static final Duration LAP = Duration.ofMillis(20);

  private final Crews crews;
  private final Way threads;

  private ThreadsOrProcesses(Crews crews, Way threads) {
    this.crews = crews;
    this.threads = threads;
  }

  /** Threads as the JVM makes them, beside processes. */
  public static ThreadsOrProcesses by(Crews crews) {
    return new ThreadsOrProcesses(crews, Way.THREADS);
  }

  /**
   * Threads under the interpreter lock, beside processes each under a lock of its own. A task lets
   * go of the lock where it waits in {@link
   * io.github.threadsvsprocesses.interpreter.Interpreter#releaseWhile}, and hands it over at a
   * {@link io.github.threadsvsprocesses.interpreter.Interpreter#checkpoint} and when it ends. What
   * the machine gives is what it gives the same workload by threads without the lock.
   */
  public static ThreadsOrProcesses underTheInterpreterLock(Crews crews) {
    return new ThreadsOrProcesses(crews, Way.THREADS_UNDER_THE_LOCK);
  }

  /**
   * Measures.
   *
   * @return every answer, undecided with its reason where this machine allows none
   * @throws BadWorkload when the workload cannot be measured, {@link DifferentResults} when it does
   *     not give the same to all
   */
  public <R> Comparison compare(Workload<R> workload) throws Exception {
    return compare(workload, EnumSet.allOf(Choice.class));
  }

  /**
   * Measures until it is known of each of these choices whether the workload calls for it, and
   * whether its threads are why. What is not known by then of the other choice stays undecided.
   *
   * @param asked one choice or both
   * @throws BadWorkload as above
   */
  public <R> Comparison compare(Workload<R> workload, Set<Choice> asked) throws Exception {
    if (asked.isEmpty()) {
      throw new IllegalArgumentException(
          "no choice is asked about; expected one or both of " + List.of(Choice.values()));
    }
    Results<R> results = new Results<>(workload);
    Map<Way, WorkloadArm<R>> arms = new EnumMap<>(Way.class);
    for (Way way : Way.values()) {
      Crew crew = crews.by(way);
      if (crew != null && (way != Way.THREADS_UNDER_THE_LOCK || way == threads)) {
        arms.put(way, new WorkloadArm<>(workload, crew, way.inWords(crew.size()), results));
      }
    }
    WorkloadArm<R> oneWorker = arm(arms, Way.ONE_WORKER);
    FirstTry.of(workload.name(), arm(arms, Way.PROCESSES), oneWorker, Crews.WORKERS);
    Crew one = crew(Way.ONE_WORKER);
    TaskSize cold = TaskSize.of(oneWorker, one);
    if (mayBeDecided(cold)) {
      WarmUp.of(oneWorker, one, cold);
    }
    TaskSize size = TaskSize.of(oneWorker, one);
    WorkArm lockFree =
        threads == Way.THREADS
            ? Yardstick.of(size, one, crews.lockFree())
            : new WorkloadArm<>(
                workload, crews.lockFree(), Way.THREADS.inWords(Crews.WORKERS), results);
    if (mayBeDecided(size)) {
      // The threads run the code that the one worker has warmed up.
      WarmUp.of(arm(arms, Way.PROCESSES), crew(Way.PROCESSES), size);
    }
    ScalingMeasurement measurement =
        ScalingMeasurement.comparing(oneWorker, lockFree, Crews.WORKERS)
            .requiringCpus(cpusFor(size));
    boolean threadsTakeTurns = threads == Way.THREADS_UNDER_THE_LOCK;
    if (size.mostlyWaits() || (threadsTakeTurns && !asked.contains(Choice.PROCESSES))) {
      measurement.laps(FEW_LAPS, LAP);
    }
    String ofThreads = threads.inWords(Crews.WORKERS);
    String ofProcesses = Way.PROCESSES.inWords(Crews.WORKERS);
    measurement
        .ask(ofThreads, arm(arms, threads), Proposition.SCALES, Proposition.DOES_NOT_SCALE)
        .ask(ofProcesses, arm(arms, Way.PROCESSES), Proposition.SCALES, Proposition.DOES_NOT_SCALE)
        .askBeside(ofThreads, ofProcesses, Proposition.HARDLY_FASTER)
        .until(
            answers ->
                asked.stream()
                    .allMatch(choice -> choice.isSettled(answers, ofThreads, ofProcesses)));
    arms.forEach(
        (way, arm) -> {
          if (way != Way.ONE_WORKER && way != threads && way != Way.PROCESSES) {
            measurement.show(way.inWords(Crews.WORKERS), arm);
          }
        });
    Certificates certificates = measurement.run();
    return Comparison.of(workload.name(), threads, Crews.WORKERS, size, certificates);
  }

  /** Otherwise the measurement says why not, and nobody needs to be warm. */
  private static boolean mayBeDecided(TaskSize size) {
    return Machine.here().hasCpus(cpusFor(size));
  }

  /** Waiting needs none of its own. */
  private static int cpusFor(TaskSize size) {
    return size.mostlyWaits() ? 1 : Crews.WORKERS;
  }

  private Crew crew(Way way) {
    return Objects.requireNonNull(crews.by(way));
  }

  private static <R> WorkloadArm<R> arm(Map<Way, WorkloadArm<R>> arms, Way way) {
    return Objects.requireNonNull(arms.get(way));
  }
}
