package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.Certificates;
import io.github.threadsvsprocesses.measure.Proposition;

/** What a crew gains over one worker, as two decided questions tell. */
enum Gain {
  /** It scales. */
  CLEAR,
  /**
   * It does not scale, and it does not fail to: 1.1 to 1.4 times, or less than the machine gave.
   */
  LITTLE,
  NONE,
  UNDECIDED;

  static Gain of(String crew, Certificates certificates) {
    Answer scales = certificates.of(crew, Proposition.SCALES).answer();
    Answer doesNotScale = certificates.of(crew, Proposition.DOES_NOT_SCALE).answer();
    if (scales == Answer.HOLDS) {
      return CLEAR;
    }
    if (doesNotScale == Answer.HOLDS) {
      return NONE;
    }
    boolean between = scales == Answer.FAILS && doesNotScale == Answer.FAILS;
    return between ? LITTLE : UNDECIDED;
  }
}
