package io.github.threadsvsprocesses.ipc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was thrown in another JVM, as it travels: texts and frames, no classes. */
public record Failure(
    String exceptionClass,
    String description,
    List<Frame> frames,
    @Nullable Failure cause,
    List<Failure> suppressed) {
  /** Deeper chains of causes are cut off. */
  private static final int DEEPEST = 10;

  /** More frames, such as those of a stack overflow, are cut off. */
  private static final int MOST_FRAMES = 200;

  /** One line of a stack. */
  public record Frame(String className, String method, @Nullable String file, int line) {
    static Frame of(StackTraceElement element) {
      return new Frame(
          element.getClassName(),
          element.getMethodName(),
          element.getFileName(),
          element.getLineNumber());
    }

    StackTraceElement toElement() {
      return new StackTraceElement(className, method, file, line);
    }
  }

  /** Of anything thrown; what it says of itself is kept as text. */
  public static Failure of(Throwable thrown) {
    return of(thrown, 0);
  }

  private static Failure of(Throwable thrown, int depth) {
    Throwable cause = thrown.getCause();
    List<Failure> suppressed = new ArrayList<>();
    if (depth < DEEPEST) {
      for (Throwable each : thrown.getSuppressed()) {
        suppressed.add(of(each, depth + 1));
      }
    }
    return new Failure(
        thrown.getClass().getName(),
        describe(thrown),
        Arrays.stream(thrown.getStackTrace()).limit(MOST_FRAMES).map(Frame::of).toList(),
        cause == null || depth == DEEPEST ? null : of(cause, depth + 1),
        suppressed);
  }

  private static String describe(Throwable thrown) {
    try {
      return thrown.toString();
    } catch (RuntimeException unreadable) {
      return thrown.getClass().getName() + " (its message cannot be read: " + unreadable + ")";
    }
  }

  /** Has the frames of the original, and its class in the message. */
  public Throwable toThrowable() {
    Throwable thrown = new ThrownElsewhere(description, cause == null ? null : cause.toThrowable());
    thrown.setStackTrace(frames.stream().map(Frame::toElement).toArray(StackTraceElement[]::new));
    suppressed.forEach(each -> thrown.addSuppressed(each.toThrowable()));
    return thrown;
  }

  private static final class ThrownElsewhere extends Exception {
    private static final long serialVersionUID = 1;

    ThrownElsewhere(String description, @Nullable Throwable cause) {
      super(description, cause);
    }
  }
}
