package io.github.threadsvsprocesses.measure;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.time.Duration;

/**
 * How much a measurement may take.
 *
 * @param workPerWorker CPU time of each worker in an arm of the whole crew
 * @param validRounds after which an open question stays undecided
 * @param time after which an open question stays undecided; calibration included
 */
record Limits(Duration workPerWorker, int validRounds, Duration time) {
  /** Ten switch intervals of the interpreter lock; far above the cost of starting an arm. */
  static final Duration WORK_PER_WORKER = Duration.ofMillis(50);

  /** Decides a crew that wins nine rounds in ten all but surely: {@link SequentialDecision}. */
  static final int VALID_ROUNDS = 80;

  /** What a reader of a report may be kept waiting for one measured claim; scaled. */
  static final Duration TIME = Duration.ofSeconds(30);

  static Limits standard() {
    return new Limits(WORK_PER_WORKER, VALID_ROUNDS, TimeoutFactor.times(TIME));
  }
}
