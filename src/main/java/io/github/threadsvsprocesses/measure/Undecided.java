package io.github.threadsvsprocesses.measure;

/**
 * The machine or its noise does not allow an answer; neither a confirmation nor a refutation. The
 * message is the reason, in words that a reader of the report understands.
 */
public class Undecided extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** How a reason begins that names what this machine lacks. */
  private static final String NEEDS = "needs ";

  /**
   * For a cause that may pass.
   *
   * @param reason as it follows "undecided, because"
   */
  public Undecided(String reason) {
    super(reason);
  }

  /**
   * Because this machine lacks something that the claim needs; a run that requires all facts
   * forgives this and no other reason.
   *
   * @param what is needed and what there is, such as "2 usable CPUs, this machine has 1"
   */
  public static Undecided needs(String what) {
    return new Undecided(NEEDS + what);
  }
}
