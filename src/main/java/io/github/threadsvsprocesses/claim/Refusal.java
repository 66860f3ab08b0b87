package io.github.threadsvsprocesses.claim;

import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** Judges what a control's judgement threw. */
final class Refusal {
  private Refusal() {}

  /**
   * The first line that tells why the false world was refused.
   *
   * @param thrown what the judgement threw; null when it accepted the world
   * @throws BrokenInstrument when it did not refuse, or not for the stated reason
   * @throws TestAbortedException when it could not judge
   */
  static String of(@Nullable Throwable thrown, String stated) {
    if (thrown instanceof TestAbortedException undecided) {
      throw undecided;
    }
    if (thrown == null) {
      throw new BrokenInstrument(
          "not refused: the judgement accepts a world in which the claim is false; it should have"
              + " said '"
              + stated
              + "'",
          null);
    }
    if (!(thrown instanceof AssertionError)) {
      throw new BrokenInstrument(
          "not refused: it broke with "
              + Words.inOneLine(thrown)
              + " instead of saying '"
              + stated
              + "'",
          thrown);
    }
    String message = String.valueOf(thrown.getMessage());
    if (!message.contains(stated)) {
      throw new BrokenInstrument(
          "refused for another reason: it should have said '"
              + stated
              + "' but said '"
              + Words.inOneLine(thrown)
              + "'",
          thrown);
    }
    return message
        .lines()
        .filter(line -> line.contains(stated.lines().findFirst().orElse(stated)))
        .findFirst()
        .orElse(stated)
        .strip();
  }
}
