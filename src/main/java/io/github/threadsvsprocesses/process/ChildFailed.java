package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.ipc.Failure;
import java.nio.file.Path;
import java.util.Map;
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
  private final transient Map<String, Path> files;

  ChildFailed(String message) {
    this(message, Map.of());
  }

  ChildFailed(String message, Map<String, Path> files) {
    super(message);
    exceptionClass = null;
    this.files = files;
  }

  ChildFailed(String message, Throwable cause) {
    this(message, cause, Map.of());
  }

  ChildFailed(String message, Throwable cause, Map<String, Path> files) {
    super(message, cause);
    exceptionClass = null;
    this.files = files;
  }

  ChildFailed(String message, Failure failure) {
    super(message, failure.toThrowable());
    exceptionClass = failure.exceptionClass();
    files = Map.of();
  }

  /** The class name of what the child's task threw; null when it did not throw. */
  public @Nullable String exceptionClass() {
    return exceptionClass;
  }

  /**
   * What the child left for whoever looks into it, as text files by their titles, which stay until
   * this JVM ends: all of its output, a thread dump when it hung, the crash report of its JVM when
   * that died.
   */
  public Map<String, Path> files() {
    return files == null ? Map.of() : files;
  }
}
