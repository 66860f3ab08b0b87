package io.github.threadsvsprocesses.measure;

import java.lang.management.ManagementFactory;
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

  public static Machine here() {
    return new Machine(
        System.getProperty("os.name", "unknown"),
        System.getProperty("os.arch", "unknown"),
        Runtime.getRuntime().availableProcessors(),
        CpuQuota.here(),
        System.getProperty("java.vm.name", "unknown") + " " + Runtime.version(),
        memory(),
        System.getProperty("os.version"));
  }

  /**
   * Does nothing on a machine that has them.
   *
   * @throws Undecided if fewer CPUs are usable
   */
  public void requireCpus(int needed) {
    if (cpus < needed) {
      throw Undecided.needs(
          "%d usable %s, this machine has %d"
              .formatted(needed, needed == 1 ? "CPU" : "CPUs", cpus));
    }
  }

  private static @Nullable Long memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean bean
        ? (Long) bean.getTotalMemorySize()
        : null;
  }
}
