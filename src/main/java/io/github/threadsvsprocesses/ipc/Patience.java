package io.github.threadsvsprocesses.ipc;

/**
 * Spins before a sleep for as long as that pays. Where it was in vain, because the other side is
 * slow or finds no CPU, the next sleeps begin at once: 1 of them, 3, 7, up to {@value
 * #MOST_AT_ONCE}, until spinning is tried again. For one thread at a time.
 */
final class Patience {
  private static final int MOST_AT_ONCE = 63;

  private int atOnce;
  private int left;

  /**
   * Looks for the condition, for a moment or just once.
   *
   * @return whether it holds
   */
  boolean lookFor(Spin.Condition condition, Deadline deadline) {
    if (condition.holds()) {
      return true;
    }
    if (left > 0) {
      left--;
      return false;
    }
    if (Spin.until(condition, deadline)) {
      atOnce = 0;
      return true;
    }
    atOnce = Math.min(2 * atOnce + 1, MOST_AT_ONCE);
    left = atOnce;
    return false;
  }
}
