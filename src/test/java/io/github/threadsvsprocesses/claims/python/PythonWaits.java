package io.github.threadsvsprocesses.claims.python;

import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Certificates;
import io.github.threadsvsprocesses.measure.Proposition;
import io.github.threadsvsprocesses.measure.ScalingMeasurement;
import io.github.threadsvsprocesses.workload.Comparison;
import java.time.Duration;

/**
 * The rounds in which threads of a real CPython wait instead of computing, decided as in {@link
 * PythonRounds}. Waiting needs no CPU: there, what the machine can give is the same waits with no
 * lock in common.
 */
public final class PythonWaits {
  /** What was done, for the report. */
  public static final String IN_WORDS =
      "round after round, one worker of CPython, two programs that know nothing of each other, in"
          + " the place of lock-free threads, and each crew wait as often, a millisecond each time,"
          + " in random order";

  /** A wait lasts as long on a restless CPU, so one lap of a round tells as much as several. */
  private static final int LAPS = 1;

  /** Twenty waits of each worker. */
  private static final Duration LAP = Duration.ofMillis(20);

  private static final String HOLDING = "2 threads that hold the interpreter lock while they wait";

  private final OncePerPython<Certificates> rounds = new OncePerPython<>(PythonWaits::measure);

  PythonWaits() {}

  /**
   * Whether threads that wait do as a crew what is asked.
   *
   * @throws io.github.threadsvsprocesses.measure.Undecided on a CPython without the lock
   */
  public Certificate ofThreads(CPython python, Proposition judgement) throws Exception {
    PythonRounds.requireLock(python);
    return rounds.on(python).of(PythonRounds.UNDER_THE_LOCK, judgement);
  }

  /** The same of threads that wait in native code which does not let go of the lock. */
  public Certificate ofThreadsHoldingTheLock(CPython python, Proposition judgement)
      throws Exception {
    PythonRounds.requireLock(python);
    return rounds.on(python).of(HOLDING, judgement);
  }

  /**
   * How threads that let go of the lock and processes compare.
   *
   * @throws io.github.threadsvsprocesses.measure.Undecided on a CPython without the lock
   */
  public Comparison comparison(CPython python) throws Exception {
    PythonRounds.requireLock(python);
    return PythonRounds.compared("waiting", rounds.on(python), PythonWork.WAIT);
  }

  /** Takes at most 30 s of rounds. */
  private static Certificates measure(CPython python) throws Exception {
    try (PythonCrews crews = new PythonCrews(python)) {
      int workers = PythonRounds.WORKERS;
      return ScalingMeasurement.comparing(
              crews.threads(1, PythonWork.WAIT), crews.programs(workers, PythonWork.WAIT), workers)
          .requiringCpus(1)
          .laps(LAPS, LAP)
          .ask(
              PythonRounds.UNDER_THE_LOCK,
              crews.threads(workers, PythonWork.WAIT),
              Proposition.SCALES,
              Proposition.DOES_NOT_SCALE)
          .ask(
              PythonRounds.PROCESSES, crews.processes(workers, PythonWork.WAIT), Proposition.SCALES)
          .askBeside(PythonRounds.UNDER_THE_LOCK, PythonRounds.PROCESSES, Proposition.HARDLY_FASTER)
          .ask(
              HOLDING, crews.threads(workers, PythonWork.WAIT_HOLDING_THE_LOCK), Proposition.SCALES)
          .run();
    }
  }
}
