package io.github.threadsvsprocesses.footprint;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A process and what it has started, directly or not. Safe for use by many threads. */
public final class ProcessTree {
  private ProcessTree() {}

  /** Kills the process first, so that it starts no more, then the others. Does not wait. */
  public static void kill(ProcessHandle root) {
    Set<ProcessHandle> tree = new LinkedHashSet<>();
    tree.add(root);
    descendants(root).forEach(tree::add);
    for (ProcessHandle process : List.copyOf(tree)) {
      List<ProcessHandle> lately = descendants(process).toList();
      process.destroyForcibly();
      lately.stream().filter(tree::add).forEach(ProcessTree::kill);
    }
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
