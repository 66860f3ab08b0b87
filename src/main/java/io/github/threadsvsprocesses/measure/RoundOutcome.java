package io.github.threadsvsprocesses.measure;

/**
 * What a valid round says of a proposition. Between the two clear ones stand rounds in which the
 * machine gave too little to tell: they make one answer less likely and leave the other alone.
 */
public enum RoundOutcome {
  /** Won: the proposition held in it. */
  FOR,

  /** Lost: the proposition failed in it. */
  AGAINST,

  /** Not won, and no sign that the proposition fails. */
  NOT_FOR,

  /** Not lost, and no sign that the proposition holds. */
  NOT_AGAINST
}
