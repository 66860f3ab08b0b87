package io.github.threadsvsprocesses.command;

import java.io.Serial;
import java.util.List;

/** Something for the user to mend; the message says it all, so there is no stack trace. */
final class UserError extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UserError(String message) {
    super(message, null, false, false);
  }

  /** Several mistakes, a line each. */
  UserError(List<String> mistakes) {
    this(mistakes.size() == 1 ? mistakes.get(0) : "\n  - " + String.join("\n  - ", mistakes));
  }
}
