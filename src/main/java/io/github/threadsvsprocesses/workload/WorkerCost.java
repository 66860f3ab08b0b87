package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.measure.ProcessMemory;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one more worker costs before it does any work. Immutable; plain Jackson writes it as JSON
 * and reads it back.
 *
 * @param way {@link Way#THREADS}, with an interpreter lock or without, {@link Way#VIRTUAL_THREADS}
 *     or {@link Way#PROCESSES}
 * @param startMillis elapsed time from the wish for a worker to the result of its first task, which
 *     does nothing; the median of a few, one after another
 * @param starts so many
 * @param memoryKibibytes what an idle worker adds to the proportional set size of all (see {@link
 *     ProcessMemory}); null where the system does not tell
 * @param memoryUnknown why; null where it is known
 */
public record WorkerCost(
    Way way,
    double startMillis,
    int starts,
    @Nullable Double memoryKibibytes,
    @Nullable String memoryUnknown) {
  private static final double KIBIBYTES_IN_MEBIBYTE = 1024;

  /**
   * Measures, for some seconds: starts threads, virtual threads where this JVM has them, and child
   * JVMs with the options of this one, and ends them again.
   *
   * @return one for each kind of worker, in the order of {@link Way}
   */
  public static List<WorkerCost> here() {
    return WorkerCostMeasurement.ofAll();
  }

  /** Such as "0.08 ms", with two digits at least. */
  public String startInWords() {
    return shortly(startMillis) + " ms";
  }

  /** Such as "61 KiB" or "38 MiB"; "unknown" where the system does not tell. */
  public String memoryInWords() {
    if (memoryKibibytes == null) {
      return "unknown";
    }
    return memoryKibibytes < KIBIBYTES_IN_MEBIBYTE
        ? shortly(memoryKibibytes) + " KiB"
        : shortly(memoryKibibytes / KIBIBYTES_IN_MEBIBYTE) + " MiB";
  }

  /** One line, such as "a process: 96 ms to its first result, 38 MiB when idle". */
  public String inWords() {
    return "%s: %s to its first result, %s when idle%s"
        .formatted(
            workerInWords(),
            startInWords(),
            memoryInWords(),
            memoryUnknown == null ? "" : " (" + memoryUnknown + ")");
  }

  /** Such as "a process". */
  public String workerInWords() {
    return switch (way) {
      case ONE_WORKER, THREADS_UNDER_THE_LOCK, THREADS -> "a thread";
      case VIRTUAL_THREADS -> "a virtual thread";
      case PROCESSES -> "a process";
    };
  }

  /** Two digits, or all before the point. */
  private static String shortly(double value) {
    int places = value >= 10 ? 0 : value >= 1 ? 1 : value >= 0.1 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + places + "f", value);
  }
}
