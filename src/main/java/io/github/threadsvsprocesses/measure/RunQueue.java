package io.github.threadsvsprocesses.measure;

import org.jspecify.annotations.Nullable;

/** Where threads wait that are ready to run and have no CPU. */
public final class RunQueue {
  private RunQueue() {}

  /**
   * For how long the threads of this process have waited there, in all and so far; a thread that
   * ends takes its part away. Thread-safe.
   *
   * @return nanoseconds, from {@code /proc/self/task/TID/schedstat}; null where a system does not
   *     count it
   */
  public static @Nullable Long nanos() {
    return Counters.here().queued();
  }
}
