package io.github.threadsvsprocesses.crew;

import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.process.Task;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A crew of platform threads of this process. */
public final class ThreadCrew implements Crew {
  /** How long a worker that was told to stop may take; a JVM ends without it after that. */
  private static final long STOP_SECONDS = 5;

  private final Interpreter interpreter;
  private final List<ExecutorService> workers;

  private ThreadCrew(int size, Interpreter interpreter) {
    this.interpreter = interpreter;
    this.workers = IntStream.range(0, size).mapToObj(ThreadCrew::worker).toList();
  }

  /** Threads as the JVM makes them: no interpreter lock. */
  public static ThreadCrew start(int size) {
    return start(size, Interpreter.withoutLock());
  }

  /**
   * Threads that share an interpreter.
   *
   * @param size at least 1
   * @param interpreter what {@link Interpreter#current()} is for their tasks
   */
  public static ThreadCrew start(int size, Interpreter interpreter) {
    if (size < 1) {
      throw new IllegalArgumentException("A crew has at least one worker, not " + size + ".");
    }
    return new ThreadCrew(size, interpreter);
  }

  private static ExecutorService worker(int number) {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(task, "worker " + number);
          thread.setDaemon(true);
          return thread;
        });
  }

  /** The interpreter its tasks run in. */
  public Interpreter interpreter() {
    return interpreter;
  }

  @Override
  public int size() {
    return workers.size();
  }

  @Override
  public <R> CompletableFuture<R> submit(int worker, Task<R> task) {
    CompletableFuture<R> result = new CompletableFuture<>();
    workers
        .get(worker)
        .execute(
            () -> {
              try {
                result.complete(Interpreter.runIn(interpreter, task::run));
              } catch (Throwable failure) {
                result.completeExceptionally(failure);
              }
            });
    return result;
  }

  @Override
  public String inWords() {
    return size()
        + (size() == 1 ? " thread" : " threads")
        + " of process "
        + ProcessHandle.current().pid()
        + (interpreter.hasLock() ? ", under the interpreter lock" : "");
  }

  @Override
  public void close() {
    workers.forEach(ExecutorService::shutdownNow);
    for (ExecutorService worker : workers) {
      try {
        if (!worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
          throw new IllegalStateException(
              "A worker thread goes on although it was interrupted: its task must end when told.");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
