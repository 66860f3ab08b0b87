package io.github.threadsvsprocesses.workload;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The same task gave different results to different workers: a finding about the workload. It
 * shares something without a lock, counts on sharing something that processes do not share, or
 * depends on chance or time.
 */
public final class DifferentResults extends BadWorkload {
  @Serial private static final long serialVersionUID = 1L;

  /** How its message begins. */
  static final String FINDING = "different results: ";

  private static final String WHY =
      "; it shares something without a lock, counts on sharing what processes do not share, or"
          + " depends on chance or time";

  /**
   * @param what gave which result where
   */
  DifferentResults(String what, @Nullable Throwable cause) {
    super(Fault.DIFFERENT, FINDING + what + WHY, cause);
  }

  private DifferentResults(String wholeMessage) {
    super(Fault.DIFFERENT, wholeMessage, null);
  }

  @Override
  public DifferentResults withoutCause() {
    return new DifferentResults(String.valueOf(getMessage()));
  }
}
