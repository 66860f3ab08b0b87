package io.github.threadsvsprocesses.measure;

/**
 * What a valid round says of a judgement. A round that speaks for neither answer counts against
 * both, so that no answer is nearer for it.
 */
public enum RoundOutcome {
  FOR,
  AGAINST,
  NEITHER
}
