package io.github.threadsvsprocesses.ipc;

import org.jspecify.annotations.Nullable;

/**
 * A call of a {@link Manager}'s object has got no answer: the manager was closed or its JVM has
 * ended, or the caller was interrupted (and still is). Whether the method was carried out, wholly
 * or in part, is not known. Or the manager could not read the call and has refused it, as the
 * message says; then it was not carried out.
 */
public final class CallLost extends RuntimeException {
  private static final long serialVersionUID = 1;

  CallLost(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
