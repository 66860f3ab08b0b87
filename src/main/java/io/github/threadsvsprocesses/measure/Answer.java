package io.github.threadsvsprocesses.measure;

import java.util.Locale;

/** What a measurement says about a proposition. */
public enum Answer {
  /** It is so, but for the bounded chance of error. */
  HOLDS,
  /** It is not so, but for the same chance. */
  FAILS,
  /** The rounds tell neither; no evidence either way. */
  UNDECIDED;

  /** As in a sentence. */
  public String inWords() {
    return name().toLowerCase(Locale.ROOT);
  }
}
