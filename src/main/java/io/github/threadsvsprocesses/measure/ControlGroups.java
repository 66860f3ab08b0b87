package io.github.threadsvsprocesses.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The control groups of Linux that this process is in, and their ancestors, as far as they rule
 * over CPU time; versions 1 and 2 alike, see cgroups(7). Empty elsewhere; what is missing or
 * unreadable is left out.
 *
 * @param groups the folders of all that may hold a quota
 */
record ControlGroups(List<Group> groups) {
  private static final Path ROOT = Path.of("/sys/fs/cgroup");
  private static final Path MEMBERSHIP = Path.of("/proc/self/cgroup");
  private static final int NANOS_PER_MICRO = 1000;

  /** A group's folder, and the version of its files. */
  record Group(Path folder, int version) {}

  static ControlGroups here() {
    return read(ROOT, MEMBERSHIP);
  }

  /**
   * @param root where the groups are mounted
   * @param membership lines {@code hierarchy:controllers:path}
   */
  static ControlGroups read(Path root, Path membership) {
    return new ControlGroups(
        SystemFile.lines(membership).stream()
            .map(line -> line.split(":", 3))
            .filter(fields -> fields.length == 3)
            .flatMap(fields -> groups(root, fields[0], fields[1], fields[2]))
            .distinct()
            .toList());
  }

  private static Stream<Group> groups(
      Path root, String hierarchy, String controllers, String path) {
    if (hierarchy.equals("0") && controllers.isEmpty()) {
      return upwards(root, path).map(folder -> new Group(folder, 2));
    }
    if (List.of(controllers.split(",")).contains("cpu")) {
      return Stream.of("cpu", controllers)
          .flatMap(mount -> upwards(real(root.resolve(mount)), path))
          .map(folder -> new Group(folder, 1));
    }
    return Stream.empty();
  }

  /** Often a link to the folder of several controllers, which must not count twice. */
  private static Path real(Path mount) {
    try {
      return mount.toRealPath();
    } catch (IOException missing) {
      return mount;
    }
  }

  /** The group's folder, its parent and so on; in a container the upper ones may not be there. */
  private static Stream<Path> upwards(Path mount, String path) {
    Path group = mount.resolve(path.replaceFirst("^/+", "")).normalize();
    Path start = group.startsWith(mount) ? group : mount;
    return Stream.iterate(
        start, folder -> folder != null && folder.startsWith(mount), Path::getParent);
  }

  /** CPU time per time that the tightest of them allows, in CPUs; null when none sets a bound. */
  @Nullable Double quota() {
    OptionalDouble tightest =
        groups.stream()
            .mapToDouble(group -> group.version == 2 ? versionTwo(group) : versionOne(group))
            .filter(cpus -> cpus > 0 && cpus < Double.POSITIVE_INFINITY)
            .min();
    return tightest.isPresent() ? (Double) tightest.getAsDouble() : null;
  }

  /**
   * How long their members were held back because a quota was used up, in nanoseconds since the
   * groups were made, added up over CPUs and groups; null when no group tells.
   */
  @Nullable Long throttledNanos() {
    Long sum = null;
    for (Group group : groups) {
      Map<String, Long> statistics = SystemFile.numbers(group.folder.resolve("cpu.stat"));
      Long micros = statistics.get("throttled_usec");
      Long nanos =
          micros == null ? statistics.get("throttled_time") : (Long) (micros * NANOS_PER_MICRO);
      if (nanos != null) {
        sum = sum == null ? nanos : (Long) (sum + nanos);
      }
    }
    return sum;
  }

  /** {@code cpu.max}: "max 100000" or "150000 100000", quota and period in microseconds. */
  private static double versionTwo(Group group) {
    String[] fields = SystemFile.firstLine(group.folder.resolve("cpu.max")).split(" +", -1);
    return fields.length == 2 ? ratio(fields[0], fields[1]) : Double.NaN;
  }

  /** A quota of -1 is none. */
  private static double versionOne(Group group) {
    return ratio(
        SystemFile.firstLine(group.folder.resolve("cpu.cfs_quota_us")),
        SystemFile.firstLine(group.folder.resolve("cpu.cfs_period_us")));
  }

  private static double ratio(String quota, String period) {
    try {
      return Double.parseDouble(quota) / Double.parseDouble(period);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
