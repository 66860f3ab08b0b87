package io.github.threadsvsprocesses.ipc;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A moment of {@link System#nanoTime()} until which something waits, or no such moment. */
record Deadline(@Nullable Long nanoTime) {
  static final Deadline NEVER = new Deadline(null);

  /** Longer waits are waits for ever: the sum would overflow. */
  private static final Duration LONGEST = Duration.ofDays(10_000);

  static Deadline after(Duration timeout) {
    return timeout.compareTo(LONGEST) > 0
        ? NEVER
        : new Deadline(System.nanoTime() + Math.max(0, timeout.toNanos()));
  }

  /** Never negative. */
  long nanosLeft() {
    return nanoTime == null ? Long.MAX_VALUE : Math.max(0, nanoTime - System.nanoTime());
  }

  boolean isOver() {
    return nanosLeft() == 0;
  }

  /** For {@link java.nio.channels.Selector#select(long)}: rounded up, so at least 1. */
  long millisToSelect() {
    return nanoTime == null ? 0 : nanosLeft() / 1_000_000 + 1;
  }
}
