package io.github.threadsvsprocesses.workload;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A workload that cannot be measured. The message says in one line why, and what to do; there is no
 * stack of its own, for the fault lies in the workload. The cause, where there is one, is what a
 * task threw.
 */
public class BadWorkload extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** What is wrong; the first try goes on after some of them. */
  enum Fault {
    /** It cannot even be begun. */
    UNFIT,
    /** A task threw. */
    FAILED,
    /** A task ended the JVM that it was done in. */
    DEADLY,
    /** A task did not end. */
    UNENDING,
    /** Its check refused a result. */
    REFUSED,
    /** Others gave other results. */
    DIFFERENT
  }

  private final Fault fault;

  BadWorkload(Fault fault, String message, @Nullable Throwable cause) {
    super(message.lines().findFirst().orElse(""), cause, true, false);
    this.fault = fault;
  }

  BadWorkload(String message) {
    this(Fault.UNFIT, message, null);
  }

  Fault fault() {
    return fault;
  }

  /** The same without its cause, for a report that shows the cause elsewhere. */
  public BadWorkload withoutCause() {
    return new BadWorkload(fault, String.valueOf(getMessage()), null);
  }
}
