package io.github.threadsvsprocesses.endurance;

import java.time.Duration;

/** Conditions that come and go, so that they hit some arms of a round and spare others. */
final class Waves {
  /** Of the order of a round, and no multiple of one: some rounds are hit in part. */
  static final Duration HALF = Duration.ofMillis(700);

  /** A measurement that has seen a quota before its rounds does not begin any. */
  static final Duration CALM_AT_FIRST = Duration.ofSeconds(4);

  private Waves() {}
}
