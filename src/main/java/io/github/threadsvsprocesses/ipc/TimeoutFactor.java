package io.github.threadsvsprocesses.ipc;

import java.time.Duration;

/**
 * The one factor under which every deadline stands, for machines slower than the authors'.
 *
 * <p>It is read from the system property {@value #PROPERTY} (a positive number, 1 by default) and
 * handed on to child JVMs.
 */
public final class TimeoutFactor {
  public static final String PROPERTY = "timeout.factor";

  private TimeoutFactor() {}

  /**
   * The deadline that holds on this machine.
   *
   * @throws IllegalArgumentException when the property is not a positive number
   */
  public static Duration times(Duration deadline) {
    return Duration.ofNanos((long) (deadline.toNanos() * value()));
  }

  private static double value() {
    String text = System.getProperty(PROPERTY, "1");
    try {
      double factor = Double.parseDouble(text);
      if (factor > 0 && factor < 1e6) {
        return factor;
      }
    } catch (NumberFormatException notANumber) {
      // Answered below, like a number out of range.
    }
    throw new IllegalArgumentException(
        "-D" + PROPERTY + "=" + text + " is not a factor: use a positive number such as 2.");
  }
}
