package io.github.threadsvsprocesses.workload;

import org.jspecify.annotations.Nullable;

/** A workload that cannot be measured; the message says in a line why, and what to do. */
public class BadWorkload extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadWorkload(String message) {
    super(message);
  }

  BadWorkload(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
