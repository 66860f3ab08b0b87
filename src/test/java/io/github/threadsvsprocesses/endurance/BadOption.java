package io.github.threadsvsprocesses.endurance;

import java.io.Serial;

/** An option that is for the user to mend; the message says it all, so there is no stack trace. */
final class BadOption extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  BadOption(String message) {
    super(message, null, false, false);
  }
}
