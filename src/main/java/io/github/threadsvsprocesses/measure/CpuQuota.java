package io.github.threadsvsprocesses.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The CPU time that the control groups of Linux allow this process, in CPUs. The tightest of the
 * group's own and its ancestors' quotas counts, in version 1 and 2 alike. What is missing or
 * unreadable is no quota.
 */
final class CpuQuota {
  private static final Path ROOT = Path.of("/sys/fs/cgroup");
  private static final Path MEMBERSHIP = Path.of("/proc/self/cgroup");

  private CpuQuota() {}

  static @Nullable Double here() {
    return read(ROOT, MEMBERSHIP);
  }

  /**
   * @param root where the groups are mounted
   * @param membership lines {@code hierarchy:controllers:path}, see cgroups(7)
   */
  static @Nullable Double read(Path root, Path membership) {
    double tightest =
        lines(membership).stream()
            .map(line -> line.split(":", 3))
            .filter(fields -> fields.length == 3)
            .flatMapToDouble(fields -> quotas(root, fields[0], fields[1], fields[2]))
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    return tightest == Double.POSITIVE_INFINITY ? null : tightest;
  }

  private static DoubleStream quotas(Path root, String hierarchy, String controllers, String path) {
    if (hierarchy.equals("0") && controllers.isEmpty()) {
      return upwards(root, path).mapToDouble(CpuQuota::versionTwo);
    }
    if (List.of(controllers.split(",")).contains("cpu")) {
      return DoubleStream.concat(
          upwards(root.resolve("cpu"), path).mapToDouble(CpuQuota::versionOne),
          upwards(root.resolve(controllers), path).mapToDouble(CpuQuota::versionOne));
    }
    return DoubleStream.empty();
  }

  /** The group's folder, its parent and so on; in a container the upper ones may not be there. */
  private static Stream<Path> upwards(Path mount, String path) {
    Path group = mount.resolve(path.replaceFirst("^/+", "")).normalize();
    Path start = group.startsWith(mount) ? group : mount;
    return Stream.iterate(
        start, folder -> folder != null && folder.startsWith(mount), Path::getParent);
  }

  /** {@code cpu.max}: "max 100000" or "150000 100000", quota and period in microseconds. */
  private static double versionTwo(Path group) {
    List<String> lines = lines(group.resolve("cpu.max"));
    String[] fields = lines.isEmpty() ? new String[0] : lines.get(0).trim().split(" +");
    return fields.length == 2 ? ratio(fields[0], fields[1]) : Double.POSITIVE_INFINITY;
  }

  /** A quota of -1 is none. */
  private static double versionOne(Path group) {
    List<String> quota = lines(group.resolve("cpu.cfs_quota_us"));
    List<String> period = lines(group.resolve("cpu.cfs_period_us"));
    return quota.isEmpty() || period.isEmpty()
        ? Double.POSITIVE_INFINITY
        : ratio(quota.get(0).trim(), period.get(0).trim());
  }

  private static double ratio(String quota, String period) {
    try {
      double cpus = Double.parseDouble(quota) / Double.parseDouble(period);
      return cpus > 0 ? cpus : Double.POSITIVE_INFINITY;
    } catch (NumberFormatException e) {
      return Double.POSITIVE_INFINITY;
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }
}
