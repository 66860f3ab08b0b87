package io.github.threadsvsprocesses.evidence;

import io.github.threadsvsprocesses.workload.ChoiceTable;
import java.util.Optional;

/** Threads or processes, on this machine: bars for each workload. Loads no class of AWT itself. */
final class ChoiceChart {
  private ChoiceChart() {}

  /** PNG; empty where this JVM cannot draw, or nothing was compared. */
  static Optional<byte[]> png(ChoiceTable table) {
    return table.workloads().isEmpty()
        ? Optional.empty()
        : Drawable.png(() -> ChoicePainting.of(table));
  }
}
