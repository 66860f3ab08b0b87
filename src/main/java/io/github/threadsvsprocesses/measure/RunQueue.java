package io.github.threadsvsprocesses.measure;

import java.nio.file.Path;
import java.util.OptionalLong;

/** Where threads wait that are ready to run and have no CPU. */
public final class RunQueue {
  /** Nanoseconds on a CPU, nanoseconds waiting for one, times it got one. */
  private static final int FIELDS = 3;

  private static final Path OF_THIS_THREAD = Path.of("/proc/thread-self/schedstat");

  private RunQueue() {}

  /**
   * For how long the calling thread has waited there so far. Thread-safe.
   *
   * @return nanoseconds, from {@code /proc/thread-self/schedstat}; empty where a system does not
   *     count it
   */
  public static OptionalLong nanosOfThisThread() {
    String[] fields = SystemFile.firstLine(OF_THIS_THREAD).split(" ", -1);
    // A kernel that does not count says 0 of the time that the thread ran, too.
    return fields.length == FIELDS && !fields[0].equals("0") && SystemFile.isNumber(fields[1])
        ? OptionalLong.of(Long.parseLong(fields[1]))
        : OptionalLong.empty();
  }
}
