package io.github.threadsvsprocesses.claims.os;

import io.github.threadsvsprocesses.children.TellsWhereItRuns.Whereabouts;
import io.github.threadsvsprocesses.measure.Undecided;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the system's scheduler has booked to one worker's thread.
 *
 * @param cpuNanos time on a CPU
 * @param switches how often it was taken off a CPU or left one; null where the system does not tell
 */
record SchedulersAccount(long cpuNanos, @Nullable Long switches) {
  /**
   * A worker that has nothing to do still comes to its rest, or has its counters read, which is a
   * hundredth of the work that is judged; the same thread would show all of it.
   */
  private static final int LITTLE = 4;

  /**
   * Linux is asked for the very thread. Elsewhere the JVM is asked for a thread of its own, and the
   * system for another process as a whole.
   *
   * @throws Undecided where nobody tells
   */
  static SchedulersAccount of(Whereabouts worker) {
    Path task =
        Path.of("/proc", Long.toString(worker.pid()), "task", Long.toString(worker.threadId()));
    if (Files.isDirectory(task)) {
      try {
        return ofLinux(task);
      } catch (IOException notToldOrGone) {
        throw Undecided.needs("a Linux that shows schedstat and status in " + task);
      }
    }
    long cpuNanos =
        worker.pid() == ProcessHandle.current().pid()
            ? ManagementFactory.getThreadMXBean().getThreadCpuTime(worker.threadId())
            : ProcessHandle.of(worker.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .map(Duration::toNanos)
                .orElse(-1L);
    if (cpuNanos < 0) {
      throw Undecided.needs("a system that tells the CPU time of " + worker);
    }
    return new SchedulersAccount(cpuNanos, null);
  }

  /** Its {@code schedstat} begins with the time; two lines of its status count switches. */
  private static SchedulersAccount ofLinux(Path task) throws IOException {
    long cpuNanos = Long.parseLong(Files.readString(task.resolve("schedstat")).split(" ", 2)[0]);
    long switches =
        Files.readAllLines(task.resolve("status")).stream()
            .filter(line -> line.contains("voluntary_ctxt_switches:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum();
    return new SchedulersAccount(cpuNanos, switches);
  }

  SchedulersAccount since(SchedulersAccount before) {
    return new SchedulersAccount(
        cpuNanos - before.cpuNanos,
        switches == null || before.switches == null ? null : switches - before.switches);
  }

  /** Whether this is so little beside the other that both cannot be of the same thread's work. */
  boolean isLittleBeside(SchedulersAccount other) {
    return LITTLE * cpuNanos <= other.cpuNanos
        && (switches == null || other.switches == null || LITTLE * switches <= other.switches);
  }

  @Override
  public String toString() {
    String time = String.format(Locale.ROOT, "%.1f ms", cpuNanos / 1e6);
    return switches == null ? time : time + " and " + switches + " switches";
  }
}
