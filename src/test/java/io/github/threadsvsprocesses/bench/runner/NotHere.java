package io.github.threadsvsprocesses.bench.runner;

import java.io.Serial;

/** This machine lacks what a measurement needs; the message says what. No failure. */
final class NotHere extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  NotHere(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
