package io.github.threadsvsprocesses.footprint;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A process and what it has started, directly or not. Safe for use by many threads. */
public final class ProcessTree {
  private ProcessTree() {}

  /** Kills the process first, so that it starts no more, then the others. Does not wait. */
  public static void kill(ProcessHandle root) {
    Set<ProcessHandle> tree = new LinkedHashSet<>();
    tree.add(root);
    root.descendants().forEach(tree::add);
    for (ProcessHandle process : List.copyOf(tree)) {
      List<ProcessHandle> lately = process.descendants().toList();
      process.destroyForcibly();
      lately.stream().filter(tree::add).forEach(ProcessTree::kill);
    }
  }

  /** The same for all but the process itself. */
  public static void killDescendants(ProcessHandle root) {
    root.children().forEach(ProcessTree::kill);
  }
}
