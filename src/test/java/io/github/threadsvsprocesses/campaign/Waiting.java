package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for what sends no event: short looks until a deadline. */
final class Waiting {
  /** Within this whatever is alive moves on, and whatever was told to end has ended. */
  static final Duration DEADLINE = Duration.ofSeconds(60);

  private static final long LOOK_EVERY_NANOS = 1_000_000;

  private Waiting() {}

  /** Whether the condition came true within the time, which stands under the factor. */
  static boolean until(Duration timeout, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeoutFactor.times(timeout).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return condition.getAsBoolean();
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    return true;
  }

  /** Lets a random moment pass. */
  static void pass(long nanos) {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
