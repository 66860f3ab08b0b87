package io.github.threadsvsprocesses.claims.os;

import io.github.threadsvsprocesses.measure.Machine;
import io.github.threadsvsprocesses.measure.Undecided;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What memory a process takes, in KiB: Linux' proportional set size, and what of it is swapped out.
 *
 * <p>A page that n processes share counts one n-th to each, so JVMs that share their code are
 * counted low rather than high. What the kernel keeps for each thread, such as a stack of 16 KiB,
 * is not counted.
 */
final class Memory {
  private Memory() {}

  static long of(long pid) {
    Path sums = Path.of("/proc", Long.toString(pid), "smaps_rollup");
    return kibibytes(sums, "Pss:") + kibibytes(sums, "SwapPss:");
  }

  /**
   * Does nothing where so much is free.
   *
   * @throws Undecided where it is not, or where nobody can tell
   */
  static void requireFree(int mebibytes) {
    long free = kibibytes(Path.of("/proc/meminfo"), "MemAvailable:") >> 10;
    Long ofTheContainer = Machine.here().memoryBytes();
    if (ofTheContainer != null) {
      free = Math.min(free, ofTheContainer >> 20);
    }
    if (free < mebibytes) {
      throw Undecided.needs(mebibytes + " MiB of free memory, this machine has " + free);
    }
  }

  private static long kibibytes(Path table, String name) {
    List<String> lines;
    try {
      lines = Files.readAllLines(table);
    } catch (IOException notThere) {
      throw Undecided.needs(table + ", in which Linux tells of memory, and there is none to read");
    }
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow(() -> Undecided.needs("a line '" + name + "' in " + table));
  }

  static String inWords(long kibibytes) {
    return kibibytes < 1024 ? kibibytes + " KiB" : Math.round(kibibytes / 1024.0) + " MiB";
  }
}
