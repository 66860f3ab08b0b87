package io.github.threadsvsprocesses.measure;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.time.Duration;

/**
 * How much a measurement may take.
 *
 * @param laps of each arm in a round
 * @param lap time of each worker in one lap of an arm of the whole crew
 * @param validRounds after which an open question stays undecided
 * @param time after which an open question stays undecided; calibration included
 */
record Limits(int laps, Duration lap, int validRounds, Duration time) {
  /**
   * A virtual CPU whose core does other work as well changes its speed by a half and more, for as
   * long as a lap or for as long as a round. Times of arms that follow each other then differ by a
   * sixth (standard deviation of their ratio), those of 3 ms as much as those of 170 ms: longer
   * ones bring nothing. What brings something is that arms take turns: with the sums of three laps
   * each it is an eleventh, of five a fourteenth.
   */
  static final int LAPS = 3;

  /**
   * Far above what it takes to begin and to end a lap. Of two child JVMs that wake at once, Linux
   * now and then puts both on one CPU, and notices after some milliseconds: in laps of 10 ms, two
   * were 1.4 times as fast as one worker, in laps of 20 ms 1.6 times.
   */
  static final Duration LAP = Duration.ofMillis(20);

  /** Decides a crew that wins nine rounds in ten all but surely: {@link SequentialDecision}. */
  static final int VALID_ROUNDS = 80;

  /** What a reader of a report may be kept waiting for one measured claim; scaled. */
  static final Duration TIME = Duration.ofSeconds(30);

  static Limits standard() {
    return new Limits(LAPS, LAP, VALID_ROUNDS, TimeoutFactor.times(TIME));
  }

  /** Of each worker in a round: all laps of an arm. */
  Duration work() {
    return lap.multipliedBy(laps);
  }
}
