package io.github.threadsvsprocesses.workload;

import org.jspecify.annotations.Nullable;

/**
 * The same task gave different results to different workers: a finding about the workload. It
 * shares something without a lock, or counts on sharing something that processes do not share.
 */
public final class DifferentResults extends BadWorkload {
  private static final long serialVersionUID = 1L;

  DifferentResults(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
