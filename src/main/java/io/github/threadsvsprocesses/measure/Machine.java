package io.github.threadsvsprocesses.measure;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a run took place. What a system does not tell is null.
 *
 * @param os its name
 * @param arch of the CPU, as the JDK names it
 * @param cpus usable by this JVM: fewer than there are under an affinity mask or a quota
 * @param cpuQuota CPU time per time that Linux' control groups allow, in CPUs
 * @param jdk runtime name and version
 * @param memoryBytes of the machine, or of the container where the JDK sees one
 * @param kernel its version
 */
public record Machine(
    String os,
    String arch,
    int cpus,
    @Nullable Double cpuQuota,
    String jdk,
    @Nullable Long memoryBytes,
    @Nullable String kernel) {

  /** As it is at this moment: CPUs and quota may change while the JVM lives. */
  public static Machine here() {
    return new Machine(
        System.getProperty("os.name", "unknown"),
        System.getProperty("os.arch", "unknown"),
        Runtime.getRuntime().availableProcessors(),
        ControlGroups.here().quota(),
        System.getProperty("java.vm.name", "unknown") + " " + Runtime.version(),
        memory(),
        System.getProperty("os.version"));
  }

  /** Whether {@link #requireCpus} does nothing. */
  public boolean hasCpus(int needed) {
    return cpus >= needed && (cpuQuota == null || cpuQuota >= needed);
  }

  /**
   * Does nothing on a machine that has them.
   *
   * @throws Undecided if fewer CPUs are usable, or a quota allows less than their time: a crew may
   *     get more for moments, and then less
   */
  public void requireCpus(int needed) {
    String what = needed + " usable " + (needed == 1 ? "CPU" : "CPUs");
    if (cpuQuota != null && cpuQuota < needed) {
      throw Undecided.needs(
          String.format(Locale.ROOT, "%s, a quota allows the time of %.2f", what, cpuQuota));
    }
    if (cpus < needed) {
      throw Undecided.needs(what + ", this machine has " + cpus);
    }
  }

  private static @Nullable Long memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean bean
        ? (Long) bean.getTotalMemorySize()
        : null;
  }
}
