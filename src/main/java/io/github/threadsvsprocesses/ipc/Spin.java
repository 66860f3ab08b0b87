package io.github.threadsvsprocesses.ipc;

/**
 * A short look at something that another process is likely to change very soon, before the longer
 * way of asking the system to be woken. On a single CPU there is nothing to look for: whoever is to
 * change it cannot run meanwhile.
 */
final class Spin {
  /** As long as going to sleep and being woken take (two cores of a virtual machine). */
  private static final long LIMIT_NANOS = 50_000;

  /** Looks between two readings of the clock, and before the CPU is offered to others. */
  private static final int LOOKS = 64;

  private static final boolean ONE_CPU = Runtime.getRuntime().availableProcessors() == 1;

  private Spin() {}

  /** What is looked for. */
  interface Condition {
    boolean holds();
  }

  /**
   * Looks until the condition holds, the deadline or the limit of patience.
   *
   * @return whether it holds
   */
  @SuppressWarnings("ThreadPriorityCheck") // A courtesy: nothing relies on it.
  static boolean until(Condition condition, Deadline deadline) {
    if (ONE_CPU || condition.holds()) {
      return condition.holds();
    }
    long patience = Math.min(LIMIT_NANOS, deadline.nanosLeft());
    long start = System.nanoTime();
    do {
      for (int look = 0; look < LOOKS; look++) {
        Thread.onSpinWait();
        if (condition.holds()) {
          return true;
        }
      }
      Thread.yield();
    } while (System.nanoTime() - start < patience);
    return condition.holds();
  }
}
