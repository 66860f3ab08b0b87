package io.github.threadsvsprocesses.cpython;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A script did not report what it was asked for: it failed, hung, or said something else. The
 * message holds its traceback, the end of its standard error and its command.
 */
public final class PythonFailed extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String errorOutput;

  PythonFailed(String message, String errorOutput, @Nullable Throwable cause) {
    super(message, cause);
    this.errorOutput = errorOutput;
  }

  /** All that is kept of what it wrote on standard error, prints included: the last 256 KiB. */
  public String errorOutput() {
    return errorOutput;
  }
}
