package io.github.threadsvsprocesses.claims.python;

import io.github.threadsvsprocesses.claims.python.PythonCrew.Done;
import io.github.threadsvsprocesses.claims.python.PythonCrew.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who the workers of a crew are by the system's account: a crew of threads that is secretly made of
 * processes would seem to have no lock, and one of processes made of threads would seem to share
 * one.
 *
 * @param programs the processes that the kit has started itself
 */
record Members(Kind kind, List<Long> programs) {
  private static final Path PROCESSES = Path.of("/proc");

  Members {
    programs = List.copyOf(programs);
  }

  /**
   * @throws IllegalStateException when they are not what the crew is called
   */
  void verify(List<Done> workers) {
    List<Long> pids = workers.stream().map(Done::pid).toList();
    boolean are =
        switch (kind) {
          case THREADS ->
              Set.copyOf(pids).equals(Set.copyOf(programs)) && areTasksOfTheirOwn(workers);
          case PROCESSES -> areAllDifferent(pids) && pids.stream().allMatch(this::isBelowOurs);
          case PROGRAMS -> pids.equals(programs);
        };
    if (!are) {
      throw new IllegalStateException(
          "%s were asked for, of process %s, and these did the work: %s"
              .formatted(kind, programs, workers));
    }
  }

  /** Where the system lists the tasks of a process, each has to be one. */
  private static boolean areTasksOfTheirOwn(List<Done> workers) {
    return areAllDifferent(workers.stream().map(Done::thread).toList())
        && workers.stream()
            .allMatch(
                each -> {
                  Path tasks = PROCESSES.resolve(each.pid() + "/task");
                  return !Files.isDirectory(tasks)
                      || Files.isDirectory(tasks.resolve(Long.toString(each.thread())));
                });
  }

  private static boolean areAllDifferent(List<Long> numbers) {
    return Set.copyOf(numbers).size() == numbers.size();
  }

  /** Not one of ours, and a child, or a child's child, of one. */
  private boolean isBelowOurs(long pid) {
    Optional<ProcessHandle> above = ProcessHandle.of(pid).flatMap(ProcessHandle::parent);
    while (above.isPresent() && !programs.contains(above.get().pid())) {
      above = above.get().parent();
    }
    return above.isPresent() && !programs.contains(pid);
  }

  /**
   * The CPU time that the system has accounted so far to the processes that are to have done the
   * work, in nanoseconds; NaN where it does not tell. To that of a crew of threads, no process that
   * it may have started adds anything.
   */
  double cpuNanos(List<Done> workers) {
    double sum = 0;
    for (long pid : new TreeSet<>(workers.stream().map(Done::pid).collect(Collectors.toSet()))) {
      Optional<Duration> used =
          ProcessHandle.of(pid).flatMap(each -> each.info().totalCpuDuration());
      if (used.isEmpty()) {
        return Double.NaN;
      }
      sum += used.get().toNanos();
    }
    return sum;
  }
}
