package io.github.threadsvsprocesses.verdict;

import java.util.Locale;

/** What a run says of a claim on one runtime. */
public enum Verdict {
  /** Every check passed and every control was refused for its stated reason, in this run. */
  CONFIRMED,
  /** A check failed. */
  REFUTED,
  /** Neither; the reason says what is missing. */
  UNDECIDED;

  /** The word as a reader sees it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
