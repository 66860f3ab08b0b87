package io.github.threadsvsprocesses.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What this JVM holds of the system: open files, threads and child processes, each by its name.
 *
 * @param files what each open file descriptor leads to, jars aside, which class loading opens when
 *     it pleases; empty where there is no /proc
 * @param threads the names of the live threads, those aside that the JDK keeps for a while
 * @param children the processes that this one has started
 */
record Holdings(List<String> files, List<String> threads, List<String> children) {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  /** The JDK's own; both pools keep an idle thread for a minute. */
  private static final Predicate<String> KEPT_BY_THE_JDK =
      Pattern.compile("process reaper.*|ForkJoinPool\\.commonPool.*|Common-Cleaner|.*Reference.*")
          .asMatchPredicate();

  static Holdings now() {
    return new Holdings(openFiles(), liveThreads(), childProcesses());
  }

  static boolean canCountFiles() {
    return Files.isDirectory(DESCRIPTORS);
  }

  private static List<String> openFiles() {
    if (!canCountFiles()) {
      return List.of();
    }
    try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
      return descriptors
          .map(Holdings::target)
          // The listing itself has one, which leads to a folder of another name by then.
          .filter(target -> !target.endsWith(".jar") && !target.startsWith("/proc/"))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return "/proc/";
    }
  }

  private static List<String> liveThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(KEPT_BY_THE_JDK.negate())
        .sorted()
        .toList();
  }

  private static List<String> childProcesses() {
    return ProcessHandle.current()
        .descendants()
        .map(child -> child.pid() + " " + child.info().command().orElse("?"))
        .toList();
  }

  /**
   * Waits until this JVM holds no more of anything than it did then, and fails the tally if it
   * still does at the deadline. What closes may take a moment: threads end, processes are reaped.
   */
  void mustBeBack(Tally tally) {
    if (!Waiting.until(Waiting.DEADLINE, this::areBack)) {
      Holdings left = now();
      tally.fails(
          "This JVM holds more than it did. Files, %d before: %s. Threads, %d before: %s. Children: %s."
              .formatted(
                  files.size(),
                  without(left.files, files),
                  threads.size(),
                  without(left.threads, threads),
                  without(left.children, children)));
    }
  }

  /**
   * What is dear to look at comes last: to list processes takes as long as many looks at threads.
   */
  private boolean areBack() {
    return liveThreads().size() <= threads.size()
        && openFiles().size() <= files.size()
        && childProcesses().size() <= children.size();
  }

  boolean isNoMoreThan(Holdings before) {
    return files.size() <= before.files.size()
        && threads.size() <= before.threads.size()
        && children.size() <= before.children.size();
  }

  private static List<String> without(List<String> now, List<String> before) {
    List<String> more = new ArrayList<>(now);
    before.forEach(more::remove);
    return more;
  }
}
