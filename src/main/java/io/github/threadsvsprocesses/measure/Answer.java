package io.github.threadsvsprocesses.measure;

import java.util.Locale;

/** What a measurement says about a proposition. */
public enum Answer {
  HOLDS,
  FAILS,
  UNDECIDED;

  /** As in a sentence. */
  public String inWords() {
    return name().toLowerCase(Locale.ROOT);
  }
}
