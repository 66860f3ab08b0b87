package io.github.threadsvsprocesses.claims.python;

import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.measure.Undecided;
import java.util.ArrayDeque;
import java.util.Deque;

/** The crews of one measurement on one interpreter, which end together. Used by one thread. */
final class PythonCrews implements AutoCloseable {
  private final CPython python;
  private final Deque<PythonCrew> crews = new ArrayDeque<>();

  PythonCrews(CPython python) {
    this.python = python;
  }

  /** Threads of one interpreter; one of them is "one worker". */
  PythonCrew threads(int size, PythonWork work) {
    return kept(PythonCrew.ofThreads(python, size, work));
  }

  /**
   * Threads of one interpreter whose lock is on, although this CPython can do without.
   *
   * @throws Undecided where it cannot be put back
   */
  PythonCrew threadsWithTheLockPutBack(int size, PythonWork work) {
    return kept(PythonCrew.ofThreads(python.withItsLockOn(), size, work));
  }

  /** Processes of multiprocessing. */
  PythonCrew processes(int size, PythonWork work) {
    return kept(PythonCrew.ofProcesses(python, size, work));
  }

  /** Interpreters that know nothing of each other: what the machine can give. */
  PythonCrew programs(int size, PythonWork work) {
    return kept(PythonCrew.ofPrograms(python, size, work));
  }

  private PythonCrew kept(PythonCrew crew) {
    crews.push(crew);
    return crew;
  }

  /**
   * Compares the CPU time that the system has accounted to each crew that computes with that of one
   * that does the same work.
   *
   * @throws IllegalStateException when one of them has used so little that others must have done
   *     its work
   */
  void verifyAccounts(PythonCrew oneWorker) {
    crews.forEach(crew -> crew.verifyAccount(oneWorker));
  }

  /** Ends all of them. */
  @Override
  public void close() {
    crews.forEach(PythonCrew::close);
  }
}
