package io.github.threadsvsprocesses.bench.runner;

/** Which figures are better. */
enum Better {
  /** Rates. */
  MORE,
  /** Durations and sizes. */
  LESS;

  /** How many times better ours is than theirs: above 1 when ours is the better one. */
  double times(double ours, double theirs) {
    return this == MORE ? ours / theirs : theirs / ours;
  }
}
