package io.github.threadsvsprocesses.measure;

/**
 * The machine or its noise does not allow an answer; neither a confirmation nor a refutation. The
 * message is the reason, in words that a reader of the report understands.
 */
public class Undecided extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Undecided(String reason) {
    super(reason);
  }

  public Undecided(String reason, Throwable cause) {
    super(reason, cause);
  }
}
