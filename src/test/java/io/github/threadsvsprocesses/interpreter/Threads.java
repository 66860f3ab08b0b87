package io.github.threadsvsprocesses.interpreter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Threads of one test: started, awaited by facts, joined; a failure comes back to the test. */
final class Threads implements AutoCloseable {
  /** A hang guard only: no test's outcome depends on how long anything takes. */
  static final Duration PATIENCE = Duration.ofSeconds(10).multipliedBy(factor());

  /** Short beside a thread start; on one core it lets the awaited thread run. */
  private static final long POLL_NANOS = 100_000;

  private final List<FutureTask<?>> tasks = new ArrayList<>();

  Thread start(String name, Callable<?> task) {
    FutureTask<?> future = new FutureTask<>(task);
    Thread thread = new Thread(future, name);
    thread.setDaemon(true);
    tasks.add(future);
    thread.start();
    return thread;
  }

  static void await(String what, BooleanSupplier fact) {
    long start = System.nanoTime();
    while (!fact.getAsBoolean()) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new AssertionError("still not so after " + PATIENCE + ": " + what);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  void join() throws InterruptedException, TimeoutException, ExecutionException {
    for (FutureTask<?> task : tasks) {
      task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Lets nobody wait on after a failed test. */
  @Override
  public void close() {
    tasks.forEach(task -> task.cancel(true));
  }

  private static long factor() {
    return Math.max(1, (long) Double.parseDouble(System.getProperty("timeout.factor", "1")));
  }
}
