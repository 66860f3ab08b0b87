package io.github.threadsvsprocesses.claims.python;

import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Certificates;
import io.github.threadsvsprocesses.measure.Proposition;
import io.github.threadsvsprocesses.measure.ScalingMeasurement;

/**
 * The rounds in which crews of a real CPython hash a buffer: native code that lets go of the lock,
 * and bytecode that computes the same function of the same buffer. Decided as in {@link
 * PythonRounds}. A buffer that native code hashes in a moment keeps bytecode busy for a hundred
 * times as long, so bytecode hashes its first bytes only, and is compared with one worker who does
 * the same.
 */
public final class PythonHashes {
  /** What was done, for the report. */
  public static final String IN_WORDS =
      "round after round, one worker of CPython, two programs that know nothing of each other, in"
          + " the place of lock-free threads, and each crew hash a buffer again and again (SHA-1),"
          + " in random order";

  private static final String NATIVE = "2 threads that hash in native code";
  private static final String BYTECODE = "2 threads that hash in bytecode";
  private static final String ONE_IN_BYTECODE = "1 thread that hashes in bytecode";

  private final OncePerPython<Measured> rounds = new OncePerPython<>(PythonHashes::measure);

  /**
   * @param waits of the threads that hash in native code
   */
  private record Measured(Certificates certificates, CpuWaits waits) {}

  PythonHashes() {}

  /**
   * Whether threads that hash in native code scale.
   *
   * @throws io.github.threadsvsprocesses.measure.Undecided on a CPython without the lock
   */
  public Certificate inNativeCode(CPython python) throws Exception {
    PythonRounds.requireLock(python);
    Measured measured = rounds.on(python);
    return measured.waits().mayRefute(measured.certificates().of(NATIVE, Proposition.SCALES));
  }

  /** Whether threads that hash in bytecode scale, beside one that does. */
  public Certificate inBytecode(CPython python) throws Exception {
    PythonRounds.requireLock(python);
    return rounds.on(python).certificates().of(BYTECODE, Proposition.SCALES);
  }

  /** Takes at most 30 s of rounds. */
  private static Measured measure(CPython python) throws Exception {
    try (PythonCrews crews = new PythonCrews(python)) {
      int workers = PythonRounds.WORKERS;
      PythonCrew oneWorker = crews.threads(1, PythonWork.NATIVE_HASH);
      PythonCrew threads = crews.threads(workers, PythonWork.NATIVE_HASH);
      Certificates certificates =
          ScalingMeasurement.comparing(
                  oneWorker, crews.programs(workers, PythonWork.NATIVE_HASH), workers)
              .oneWorkerIn(oneWorker.pid())
              .laps(PythonRounds.LAPS, PythonRounds.LAP)
              .ask(NATIVE, threads, Proposition.SCALES)
              .show(ONE_IN_BYTECODE, crews.threads(1, PythonWork.BYTECODE_HASH))
              .show(BYTECODE, crews.threads(workers, PythonWork.BYTECODE_HASH))
              .askBeside(ONE_IN_BYTECODE, BYTECODE, Proposition.SCALES)
              .run();
      crews.verifyAccounts(oneWorker);
      return new Measured(certificates, threads.waits());
    }
  }
}
