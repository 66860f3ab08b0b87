package io.github.threadsvsprocesses.crew;

import java.io.Serial;

/** A worker's task failed; the cause is the worker's failure with the worker's stack. */
public final class WorkerFailed extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  WorkerFailed(String worker, Throwable cause) {
    super(worker + " failed: " + cause, cause);
  }
}
