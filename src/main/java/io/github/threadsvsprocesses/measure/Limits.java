package io.github.threadsvsprocesses.measure;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.time.Duration;

/**
 * How much a measurement may take.
 *
 * @param lap time of each worker in one lap of an arm of the whole crew
 * @param validRounds after which an open question stays undecided
 * @param time after which an open question stays undecided; calibration included
 */
record Limits(Duration lap, int validRounds, Duration time) {
  /**
   * Two switch intervals of the interpreter lock. A child JVM that was idle in between takes 2 ms
   * of a lap to take its part and to answer, where idle virtual CPUs wake slowly.
   */
  static final Duration LAP = Duration.ofMillis(10);

  /**
   * Of each arm in a round. A virtual CPU whose core does other work as well, changes its speed by
   * a half and more, for as long as a lap or for as long as a round. Times of arms that follow each
   * other then differ by a sixth (standard deviation of their ratio), laps of 3 ms as much as of
   * 170 ms: longer ones cost time and bring nothing. What brings something is that arms take turns:
   * with the sums of five laps each it is a fourteenth.
   */
  static final int LAPS = 5;

  /** Decides a crew that wins nine rounds in ten all but surely: {@link SequentialDecision}. */
  static final int VALID_ROUNDS = 80;

  /** What a reader of a report may be kept waiting for one measured claim; scaled. */
  static final Duration TIME = Duration.ofSeconds(30);

  static Limits standard() {
    return new Limits(LAP, VALID_ROUNDS, TimeoutFactor.times(TIME));
  }

  /** Of each worker in a round: all laps of an arm. */
  Duration work() {
    return lap.multipliedBy(LAPS);
  }
}
