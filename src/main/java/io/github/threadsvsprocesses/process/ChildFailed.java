package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.ipc.Failure;
import org.jspecify.annotations.Nullable;

/**
 * A child JVM did not do what it was asked: its task threw, or it died, hung or never started.
 *
 * <p>The stack is this JVM's; when the task threw, the cause carries the child's. The message names
 * the child, and unless the task merely threw, its command, its exit and the tail of its output.
 */
public final class ChildFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final @Nullable String exceptionClass;

  ChildFailed(String message) {
    super(message);
    exceptionClass = null;
  }

  ChildFailed(String message, Throwable cause) {
    super(message, cause);
    exceptionClass = null;
  }

  ChildFailed(String message, Failure failure) {
    super(message, failure.toThrowable());
    exceptionClass = failure.exceptionClass();
  }

  /** The class name of what the child's task threw; null when it did not throw. */
  public @Nullable String exceptionClass() {
    return exceptionClass;
  }
}
