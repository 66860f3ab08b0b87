package io.github.threadsvsprocesses.crew;

import io.github.threadsvsprocesses.process.Task;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Workers that are already running and wait for tasks: threads of this process, or child JVMs. One
 * worker does one task at a time. A crew is used by one thread; closing it ends its workers.
 */
public sealed interface Crew extends AutoCloseable permits ThreadCrew, ProcessCrew {
  /** How many workers it has. */
  int size();

  /**
   * Gives each worker its own task, all at once, and waits for all of them.
   *
   * @param tasks as many as there are workers
   * @return the results in the order of the workers
   * @throws WorkerFailed as soon as one of them fails; the others may still be at work
   */
  default <R> List<R> runEach(List<? extends Task<R>> tasks) {
    return Results.ofAll(this, tasks);
  }

  /**
   * Gives one worker a task and waits for it.
   *
   * @param worker from 0
   * @throws WorkerFailed when the task fails
   */
  default <R> R runOn(int worker, Task<R> task) {
    return Results.of("worker " + worker, submit(worker, task));
  }

  /**
   * Gives one worker a task and does not wait; the future fails as the task does.
   *
   * @param worker from 0
   */
  <R> CompletableFuture<R> submit(int worker, Task<R> task);

  /**
   * Gives every worker the same task, all at once, and waits for all of them.
   *
   * @return the results in the order of the workers
   * @throws WorkerFailed as soon as one of them fails; the others may still be at work
   */
  default <R> List<R> run(Task<R> task) {
    return runEach(Collections.nCopies(size(), task));
  }

  /**
   * For how long the thread of a crew of one was ready and waited for a CPU, so far. Other threads
   * of this process, such as compilers or those of a client's library, wait as well, and say
   * nothing of the worker.
   *
   * @return nanoseconds; null of other crews, and where the system does not count it
   */
  default @Nullable Long queuedNanos() {
    return null;
  }

  /** What it is, as evidence: kind, number, process ids. */
  String inWords();

  @Override
  void close();
}
