package io.github.threadsvsprocesses.claims.os;

import io.github.threadsvsprocesses.children.TellsWhereItRuns.Whereabouts;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.cpython.PythonSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Workers of a CPython that live while they are looked at from outside: threads of the starter, or
 * processes by a start method. Used by one thread at a time.
 */
final class PythonWorkers implements AutoCloseable {
  private final PythonSession session;
  private final int size;

  private PythonWorkers(PythonSession session, int size) {
    this.session = session;
    this.size = size;
  }

  /**
   * @param world "thread", or a start method
   */
  static PythonWorkers start(CPython python, String world, int size) {
    return new PythonWorkers(python.start("workers", world, size), size);
  }

  Whereabouts starter() {
    return ask(Whereabouts.class, "starter");
  }

  List<Whereabouts> where() {
    List<Whereabouts> all = new ArrayList<>();
    for (int worker = 0; worker < size; worker++) {
      all.add(ask(Whereabouts.class, "where", worker));
    }
    return all;
  }

  /** The parent of each worker's process, in the worker's own word. */
  List<Long> parents() {
    List<Long> all = new ArrayList<>();
    for (int worker = 0; worker < size; worker++) {
      all.add(ask(Long.class, "parent", worker));
    }
    return all;
  }

  /** Has a worker use a CPU for so many additions, and let go of it so often. */
  Whereabouts computesAndPauses(int worker, int additions, int pauses) {
    return ask(Whereabouts.class, "compute_and_pause", worker, additions, pauses);
  }

  /** Has a worker start threads that live as long as its process. */
  List<Whereabouts> leavesThreadsAtWork(int worker, int threads) {
    return List.of(ask(Whereabouts[].class, "leave_threads_at_work", worker, threads));
  }

  /** The same with threads that do nothing, after each has touched so much memory. */
  int parksThreads(int worker, int threads, int touchedMebibytes) {
    return ask(Integer.class, "park_threads", worker, threads, touchedMebibytes);
  }

  /** Waits for the end of a worker's process; its exit code, or less than 0 for a signal. */
  int join(int worker) {
    return ask(Integer.class, "join", worker);
  }

  private <T> T ask(Class<T> answer, Object... question) {
    return session.ask(answer, Arrays.asList(question));
  }

  @Override
  public void close() {
    session.close();
  }
}
