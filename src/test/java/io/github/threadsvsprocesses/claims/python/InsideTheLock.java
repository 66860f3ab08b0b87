package io.github.threadsvsprocesses.claims.python;

import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.measure.Undecided;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Two workers of CPython of which the first is inside its interpreter and never lets go of the
 * lock: whether the second came in as well, or was seen to queue. No clock is involved.
 *
 * @param workers in the order in which they were let in
 */
public record InsideTheLock(List<Worker> workers) {
  private static final Path TASKS = Path.of("/proc/self/task");

  public InsideTheLock {
    workers = List.copyOf(workers);
  }

  /**
   * One of them.
   *
   * @param thread as the kernel knows it
   * @param inside whether its bytecode ran while all who came before were inside
   */
  public record Worker(long pid, long thread, boolean inside) {}

  /** Two threads of one process. */
  public static InsideTheLock ofThreads(CPython python) {
    return of(python, "threads");
  }

  /** Two processes of one thread each. */
  public static InsideTheLock ofProcesses(CPython python) {
    return of(python, "processes");
  }

  private static InsideTheLock of(CPython python, String kind) {
    PythonRounds.requireLock(python);
    if (!Files.isDirectory(TASKS)) {
      throw Undecided.needs("a system that tells whether a thread sleeps, as Linux does");
    }
    return python.run(InsideTheLock.class, "meets_inside_its_lock", kind);
  }

  /** How many were inside at once. */
  public int inside() {
    return (int) workers.stream().filter(Worker::inside).count();
  }
}
