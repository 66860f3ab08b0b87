package io.github.threadsvsprocesses.footprint;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A process and what it has started, directly or not. Safe for use by many threads. */
public final class ProcessTree {
  /** In the command line of multiprocessing's own process that removes shared memory. */
  private static final String TRACKER = "resource_tracker";

  private ProcessTree() {}

  /**
   * Kills the process first, so that it starts no more, then the others but those that {@link
   * #cleansUp clean up}. Does not wait.
   */
  public static void kill(ProcessHandle root) {
    Set<ProcessHandle> tree = new LinkedHashSet<>();
    tree.add(root);
    descendants(root).forEach(tree::add);
    for (ProcessHandle process : List.copyOf(tree)) {
      List<ProcessHandle> lately = descendants(process).toList();
      killUnlessItCleansUp(process);
      lately.stream().filter(tree::add).forEach(ProcessTree::kill);
    }
  }

  static void killUnlessItCleansUp(ProcessHandle process) {
    if (!cleansUp(process)) {
      process.destroyForcibly();
    }
  }

  /**
   * Whether it is there to remove what the others leave behind, and ends by itself after the last
   * of them: CPython's multiprocessing has such a process. Killed with them, it would remove
   * nothing.
   */
  public static boolean cleansUp(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains(TRACKER);
  }

  /** The same for all but the process itself. */
  public static void killDescendants(ProcessHandle root) {
    if (root.isAlive()) {
      root.children().forEach(ProcessTree::kill);
    }
  }

  /**
   * What a process has started, directly or not; nothing once it has ended, for then its number may
   * be another's, whose descendants the system would name.
   */
  public static Stream<ProcessHandle> descendants(ProcessHandle root) {
    return root.isAlive() ? root.descendants() : Stream.empty();
  }
}
