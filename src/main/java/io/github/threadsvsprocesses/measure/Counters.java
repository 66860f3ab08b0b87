package io.github.threadsvsprocesses.measure;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the system has counted so far of all that keeps a program from its CPUs, in nanoseconds; the
 * difference of two readings is a {@link Disturbance}. What this system does not tell is null.
 *
 * @param stolen from the usable CPUs by the hypervisor, in all ({@code /proc/stat}, steal)
 * @param throttled see {@link ControlGroups#throttledNanos()}
 * @param pressed in which some task of the machine or container waited for a CPU ({@code
 *     /proc/pressure/cpu}, some)
 * @param queued in which the threads of this process were ready but waited for a CPU, in all
 *     ({@code /proc/self/task/TID/schedstat}); a thread that ends takes its part away
 * @param load ready or running threads of the machine, averaged over the last minute; no counter
 */
record Counters(
    @Nullable Long stolen,
    @Nullable Long throttled,
    @Nullable Long pressed,
    @Nullable Long queued,
    @Nullable Double load) {
  /** Of a system that tells nothing. */
  static final Counters NONE = new Counters(null, null, null, null, null);

  /** Where the counters are read. */
  interface Source {
    Counters read();

    /** {@link Counters#queued()} alone, now. */
    default @Nullable Long queued() {
      return read().queued();
    }

    /** The CPU time of the process whose threads may wait, so far. */
    default @Nullable Long ran() {
      return null;
    }
  }

  /** The unit of {@code /proc/stat} is USER_HZ, a hundredth of a second on every architecture. */
  private static final long NANOS_PER_TICK = 10_000_000;

  private static final int NANOS_PER_MICRO = 1000;
  private static final Path PROC = Path.of("/proc");
  private static final String THIS_PROCESS = "self";

  /** After the CPU's name: user, nice, system, idle, iowait, irq, softirq, steal; proc_stat(5). */
  private static final int STEAL = 8;

  private static final Pattern TOTAL = Pattern.compile("^some .*\\btotal=(\\d{1,16})");

  /** This process's, as Linux tells them; all null elsewhere. */
  static Source here() {
    return of(PROC, ControlGroups.here());
  }

  /** The same, with another process's waits for a CPU and CPU time in place of this one's. */
  static Source here(long pid) {
    return of(PROC, ControlGroups.here(), Long.toString(pid));
  }

  /**
   * @param proc a folder like {@code /proc}
   */
  static Source of(Path proc, ControlGroups groups) {
    return of(proc, groups, THIS_PROCESS);
  }

  /**
   * @param process whose threads may wait for a CPU, as a folder of {@code proc}
   */
  static Source of(Path proc, ControlGroups groups, String process) {
    return new Source() {
      @Override
      public Counters read() {
        return new Counters(
            stolen(proc),
            groups.throttledNanos(),
            pressed(proc.resolve("pressure/cpu")),
            queued(),
            meanLoad());
      }

      @Override
      public @Nullable Long queued() {
        return Counters.queued(proc.resolve(process).resolve("task"));
      }

      @Override
      public @Nullable Long ran() {
        return process.equals(THIS_PROCESS) ? cpuTime() : cpuTime(Long.parseLong(process));
      }
    };
  }

  /**
   * From the CPUs that this process may use: what a neighbour's CPUs lose is not ours to tell.
   * Where the mask is not told, from all.
   */
  private static @Nullable Long stolen(Path proc) {
    Set<Integer> usable = usable(proc.resolve("self/status"));
    Long ticks = null;
    for (String line : SystemFile.lines(proc.resolve("stat"))) {
      String[] fields = line.split(" +", -1);
      boolean ofOneCpu = fields[0].matches("cpu\\d{1,6}");
      if (ofOneCpu
          && fields.length > STEAL
          && SystemFile.isNumber(fields[STEAL])
          && (usable.isEmpty() || usable.contains(Integer.valueOf(fields[0].substring(3))))) {
        ticks = (ticks == null ? 0 : ticks) + Long.parseLong(fields[STEAL]);
      }
    }
    return ticks == null ? null : (Long) (ticks * NANOS_PER_TICK);
  }

  /** {@code Cpus_allowed_list: 0-1,4}. */
  private static Set<Integer> usable(Path status) {
    Set<Integer> cpus = new TreeSet<>();
    for (String line : SystemFile.lines(status)) {
      if (line.startsWith("Cpus_allowed_list:")) {
        Matcher range = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?").matcher(line);
        while (range.find()) {
          int first = Integer.parseInt(range.group(1));
          int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
          for (int cpu = first; cpu <= last; cpu++) {
            cpus.add(cpu);
          }
        }
      }
    }
    return cpus;
  }

  private static @Nullable Long pressed(Path pressure) {
    Matcher total = TOTAL.matcher(SystemFile.firstLine(pressure));
    return total.find() ? (Long) (Long.parseLong(total.group(1)) * NANOS_PER_MICRO) : null;
  }

  private static @Nullable Double meanLoad() {
    double average = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return average < 0 ? null : (Double) average;
  }

  /** In steps of a tick on Linux, which however counts waiting. */
  private static @Nullable Long cpuTime(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .map(Duration::toNanos)
        .orElse(null);
  }

  private static @Nullable Long cpuTime() {
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean bean) {
      long nanos = bean.getProcessCpuTime();
      return nanos < 0 ? null : (Long) nanos;
    }
    return null;
  }

  /** The second number of each thread; a kernel that does not count says 0 of the first, too. */
  private static @Nullable Long queued(Path tasks) {
    String[] names = tasks.toFile().list();
    if (names == null) {
      return null;
    }
    List<String[]> told =
        Stream.of(names)
            .map(
                name ->
                    SystemFile.firstLine(tasks.resolve(name).resolve("schedstat")).split(" ", -1))
            .filter(fields -> fields.length == 3 && SystemFile.isNumber(fields[1]))
            .toList();
    boolean counts = told.stream().anyMatch(fields -> !fields[0].equals("0"));
    return counts
        ? (Long) told.stream().mapToLong(fields -> Long.parseLong(fields[1])).sum()
        : null;
  }
}
