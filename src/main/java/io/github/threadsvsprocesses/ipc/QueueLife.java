package io.github.threadsvsprocesses.ipc;

import java.io.EOFException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Whether a queue's owner is there still, as one process knows it. */
final class QueueLife {
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean over;

  void end() {
    over = true;
    end.countDown();
  }

  boolean isOver() {
    return over;
  }

  /** For one who met a closed door: whether that was the end, or another trouble. */
  boolean isOverWithin(Duration time) throws InterruptedException {
    return end.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  void check() throws EOFException {
    if (over) {
      throw ended(null);
    }
  }

  static EOFException ended(@Nullable Throwable cause) {
    EOFException ended = new EOFException("The queue's owner has closed it or has ended.");
    ended.initCause(cause);
    return ended;
  }
}
