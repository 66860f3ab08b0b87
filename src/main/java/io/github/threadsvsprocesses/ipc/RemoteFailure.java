package io.github.threadsvsprocesses.ipc;

/**
 * A {@link Manager}'s object threw something that is neither declared by the method nor well known.
 * The stack is the caller's; the cause has the owner's.
 */
public final class RemoteFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String exceptionClass;

  RemoteFailure(String exceptionClass, String message, Throwable cause) {
    super(message, cause);
    this.exceptionClass = exceptionClass;
  }

  /** The class name of what was thrown. */
  public String exceptionClass() {
    return exceptionClass;
  }
}
