package io.github.threadsvsprocesses.crew;

import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.measure.RunQueue;
import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.process.Task;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A crew of threads of this process: platform threads, or virtual ones where there are. */
public final class ThreadCrew implements Crew {
  /** How long a worker that was told to stop may take; a JVM ends without it after that. */
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(5);

  private final Interpreter interpreter;
  private final String kind;
  private final ThreadFactory factory;
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final List<ThreadPoolExecutor> workers;

  private ThreadCrew(int size, Interpreter interpreter, String kind, ThreadFactory factory) {
    if (size < 1) {
      throw new IllegalArgumentException("A crew has at least one worker, not " + size + ".");
    }
    this.interpreter = interpreter;
    this.kind = kind;
    this.factory = factory;
    this.workers = IntStream.range(0, size).mapToObj(this::worker).toList();
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
    return new ThreadCrew(size, interpreter, "thread", Thread::new);
  }

  /**
   * Virtual threads, which share the JVM's few carrier threads; no interpreter lock.
   *
   * @param size at least 1
   * @throws Undecided on a JVM that has none, before 21
   */
  public static ThreadCrew startVirtual(int size) {
    return new ThreadCrew(
        size, Interpreter.withoutLock(), "virtual thread", VirtualThreads.factory());
  }

  private ThreadPoolExecutor worker(int number) {
    ThreadPoolExecutor worker =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = factory.newThread(task);
              thread.setName("worker " + number);
              thread.setDaemon(true);
              threads.add(thread);
              return thread;
            });
    worker.prestartAllCoreThreads();
    return worker;
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
  public @Nullable Long queuedNanos() {
    if (size() != 1) {
      return null;
    }
    OptionalLong queued = runOn(0, RunQueue::nanosOfThisThread);
    return queued.isPresent() ? (Long) queued.getAsLong() : null;
  }

  @Override
  public String inWords() {
    return size()
        + " "
        + kind
        + (size() == 1 ? "" : "s")
        + " of process "
        + ProcessHandle.current().pid()
        + (interpreter.hasLock() ? ", under the interpreter lock" : "");
  }

  /**
   * Interrupts the workers and waits until their threads have ended.
   *
   * @throws IllegalStateException when one goes on
   */
  @Override
  public void close() {
    workers.forEach(ThreadPoolExecutor::shutdownNow);
    for (Thread thread : threads) {
      try {
        thread.join(TimeoutFactor.times(STOP_DEADLINE).toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      if (thread.isAlive()) {
        throw new IllegalStateException(
            thread.getName() + " goes on although it was interrupted: a task must end when told.");
      }
    }
  }
}
