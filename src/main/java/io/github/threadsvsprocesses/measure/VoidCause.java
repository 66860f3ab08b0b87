package io.github.threadsvsprocesses.measure;

import org.jspecify.annotations.Nullable;

/**
 * Why a round says nothing. A cause is found without looking at any judged crew: a crew that is
 * stuck on one CPU must lose its round, not void it.
 *
 * <p>A further cause is a further constant and a further line in {@link #of}.
 */
public enum VoidCause {
  TOO_LITTLE_SPEED_UP("the machine gave lock-free threads less than 1.6 times one worker");

  /**
   * What two free CPUs give with room for noise; below it no crew could be told from a locked one.
   */
  public static final double LEAST_MACHINE_SPEED_UP = 1.6;

  private final String words;

  VoidCause(String words) {
    this.words = words;
  }

  /** As the reason of a round that was not counted. */
  public String inWords() {
    return words;
  }

  /**
   * Why the round is void; null if it is valid. The second arms, which judge, are not looked at.
   */
  static @Nullable VoidCause of(long oneWorkerFirstNanos, long lockFreeFirstNanos) {
    double speedUp = (double) oneWorkerFirstNanos / lockFreeFirstNanos;
    return speedUp < LEAST_MACHINE_SPEED_UP ? TOO_LITTLE_SPEED_UP : null;
  }
}
