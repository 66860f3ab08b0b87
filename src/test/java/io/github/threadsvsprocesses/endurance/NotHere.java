package io.github.threadsvsprocesses.endurance;

import java.io.Serial;

/** This machine does not allow a condition; the message says why. */
final class NotHere extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  NotHere(String reason) {
    super(reason);
  }
}
