package io.github.threadsvsprocesses.measure;

/**
 * What a valid round says of a proposition. A round that speaks for neither answer counts against
 * both, so that no answer is nearer for it.
 */
public enum RoundOutcome {
  FOR,
  AGAINST,
  NEITHER
}
