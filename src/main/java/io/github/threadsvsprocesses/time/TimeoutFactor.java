package io.github.threadsvsprocesses.time;

import java.time.Duration;

/**
 * The one factor under which every deadline stands, for machines slower than the authors'.
 *
 * <p>It is read from the system property {@value #PROPERTY} (a positive number, 1 by default) and
 * handed on to child JVMs.
 */
public final class TimeoutFactor {
  /** The system property. */
  public static final String PROPERTY = "timeout.factor";

  private static final double LARGEST = 1e6;

  private TimeoutFactor() {}

  /**
   * A deadline under the factor.
   *
   * @throws IllegalArgumentException when the property is not a positive number
   */
  public static Duration times(Duration deadline) {
    return times(deadline, System.getProperty(PROPERTY, "1"));
  }

  static Duration times(Duration deadline, String text) {
    try {
      double factor = Double.parseDouble(text);
      if (factor > 0 && factor < LARGEST) {
        return Duration.ofNanos((long) (deadline.toNanos() * factor));
      }
    } catch (NumberFormatException notANumber) {
      // Answered below, like a number out of range.
    }
    throw new IllegalArgumentException(
        "-D"
            + PROPERTY
            + "="
            + text
            + ": write a number above zero and below a million, such as 2 or 0.5.");
  }
}
