package io.github.threadsvsprocesses.children;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.interpreter.Interpreter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class MeetsInsideItsLockTest {
  private static final int LOOKS = 5;

  /** A class that is being loaded is such a lock, and any library may have one. */
  @Test
  void whoWaitsForAnotherLockIsNotSeenToQueueForTheInterpreters() throws Exception {
    Interpreter interpreter = Interpreter.withLock();
    ReentrantLock another = new ReentrantLock();
    another.lock();
    try {
      Thread worker = start(another::lock);
      while (!another.hasQueuedThread(worker) || worker.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      AtomicInteger looks = new AtomicInteger();
      assertThat(
              MeetsInsideItsLock.holderFor(
                  interpreter, worker, () -> looks.incrementAndGet() > LOOKS))
          .isNull();
    } finally {
      another.unlock();
    }
  }

  @Test
  void whoQueuesForTheInterpretersLockWaitsForWhoIsInside() throws Exception {
    Interpreter interpreter = Interpreter.withLock();
    String holder =
        interpreter.compute(
            () -> {
              Thread worker = start(() -> enter(interpreter));
              return MeetsInsideItsLock.holderFor(interpreter, worker, () -> false);
            });
    assertThat(holder).isEqualTo(Thread.currentThread().getName());
  }

  private static void enter(Interpreter interpreter) {
    try {
      interpreter.compute(() -> true);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Thread start(Runnable task) {
    Thread thread = new Thread(task, "worker");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
