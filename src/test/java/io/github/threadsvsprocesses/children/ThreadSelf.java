package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.measure.Undecided;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** What Linux tells of the very thread that asks, and of the CPUs it runs on; see proc(5). */
public final class ThreadSelf {
  private static final Path STATUS = Path.of("/proc/thread-self/status");
  private static final Path STAT = Path.of("/proc/thread-self/stat");
  private static final Path CPUS = Path.of("/proc/stat");

  /** In {@code thread-self/stat}, counted from the state, which follows the thread's name. */
  private static final int PROCESSOR = 36;

  /** In a line of {@code /proc/stat}, whose first word is a name. */
  private static final int STEAL = 8;

  private static final String NEEDED =
      "a Linux that tells a thread its context switches and its CPU, and the time stolen";

  private static final int NAPS = 100;
  private static final long NAP_NANOS = 100_000;

  private ThreadSelf() {}

  /**
   * Does nothing where all of it is told, and where the count of switches is seen to move.
   *
   * @throws Undecided where it is not
   */
  public static void require() {
    try {
      usableCpus();
      cpu();
      stolen();
      if (!countsSleeps()) {
        throw Undecided.needs(NEEDED);
      }
    } catch (IOException
        | IllegalStateException
        | IndexOutOfBoundsException
        | NumberFormatException notTold) {
      throw Undecided.needs(NEEDED);
    }
  }

  private static boolean countsSleeps() throws IOException {
    long before = switches();
    for (int nap = 0; nap < NAPS && switches() == before; nap++) {
      LockSupport.parkNanos(NAP_NANOS);
    }
    return switches() > before;
  }

  /** How often this thread has left a CPU for another thread, of itself or not. Exact. */
  static long switches() throws IOException {
    String status = Files.readString(STATUS);
    return Long.parseLong(valueOf(status, "\nvoluntary_ctxt_switches:"))
        + Long.parseLong(valueOf(status, "\nnonvoluntary_ctxt_switches:"));
  }

  /** The CPUs that this thread may use, as a list of numbers and ranges, such as "0-3,8". */
  public static String usableCpus() throws IOException {
    return valueOf(Files.readString(STATUS), "\nCpus_allowed_list:");
  }

  /** By a plain search: it is read in the midst of windows that are to be short. */
  private static String valueOf(String status, String name) {
    int start = status.indexOf(name);
    if (start < 0) {
      throw new IllegalStateException("no line '" + name.strip() + "' in " + STATUS);
    }
    int value = start + name.length();
    return status.substring(value, status.indexOf('\n', value)).strip();
  }

  /** The CPU that this thread is on. It may be on another after its next switch. */
  static int cpu() throws IOException {
    String line = Files.readString(STAT);
    // The name, in brackets, may hold anything.
    String[] fields = line.substring(line.lastIndexOf(')') + 2).strip().split(" ", -1);
    return Integer.parseInt(fields[PROCESSOR]);
  }

  /**
   * The time that the hypervisor took from all CPUs together, in hundredths of a second since the
   * start. It is rounded down, and a CPU's part is added at the CPU's next tick.
   */
  static long stolen() throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(CPUS)) {
      String ofAllCpus = lines.readLine();
      return Long.parseLong(ofAllCpus.split(" +", -1)[STEAL]);
    }
  }
}
