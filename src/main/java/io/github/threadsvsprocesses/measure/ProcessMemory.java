package io.github.threadsvsprocesses.measure;

import java.nio.file.Path;
import java.util.List;

/**
 * What memory a process takes, in KiB: Linux' proportional set size, and what of it is swapped out.
 *
 * <p>A page that n processes share counts one n-th to each, so JVMs that share their code are
 * counted low rather than high. What the kernel keeps for each thread, such as a stack of 16 KiB,
 * is not counted.
 */
public final class ProcessMemory {
  private static final int KIBIBYTES_IN_MEBIBYTE = 1024;

  private ProcessMemory() {}

  /**
   * Of a process that runs.
   *
   * @throws Undecided where the system does not tell
   */
  public static long of(long pid) {
    Path sums = Path.of("/proc", Long.toString(pid), "smaps_rollup");
    return kibibytes(sums, "Pss:") + kibibytes(sums, "SwapPss:");
  }

  /**
   * Does nothing where so much is free.
   *
   * @throws Undecided where it is not, or where nobody can tell
   */
  public static void requireFree(int mebibytes) {
    long free = kibibytes(Path.of("/proc/meminfo"), "MemAvailable:") / KIBIBYTES_IN_MEBIBYTE;
    Long ofTheContainer = Machine.here().memoryBytes();
    if (ofTheContainer != null) {
      free = Math.min(free, ofTheContainer >> 20);
    }
    if (free < mebibytes) {
      throw Undecided.needs(mebibytes + " MiB of free memory, this machine has " + free);
    }
  }

  private static long kibibytes(Path table, String name) {
    List<String> lines = SystemFile.lines(table);
    if (lines.isEmpty()) {
      throw Undecided.needs(table + ", in which Linux tells of memory, and there is none to read");
    }
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow(() -> Undecided.needs("a line '" + name + "' in " + table));
  }

  /** Such as "61 KiB" or "38 MiB". */
  public static String inWords(long kibibytes) {
    return kibibytes < KIBIBYTES_IN_MEBIBYTE
        ? kibibytes + " KiB"
        : Math.round((double) kibibytes / KIBIBYTES_IN_MEBIBYTE) + " MiB";
  }
}
