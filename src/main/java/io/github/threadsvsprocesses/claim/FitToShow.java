package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.verdict.Printable;
import java.io.Serial;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * A failure as consoles and reports may have it: they print messages as they are, whatever a child
 * put into them and however long they are.
 */
final class FitToShow {
  /** Of a message, in characters; ours, with the ends of a child's outputs, are shorter. */
  static final int LONGEST = 20_000;

  private static final int MOST_CAUSES = 20;

  private FitToShow() {}

  /**
   * The same where every message is fit, else a copy: its kind, its stack, and its messages as
   * {@link Printable} shows them.
   */
  static Throwable of(Throwable thrown) {
    return isFit(thrown, MOST_CAUSES) ? thrown : copy(thrown, MOST_CAUSES);
  }

  private static boolean isFit(Throwable thrown, int causes) {
    String message = thrown.getMessage();
    Throwable cause = thrown.getCause();
    return causes > 0
        && (message == null || message.equals(shown(message)))
        && (cause == null || isFit(cause, causes - 1))
        && Arrays.stream(thrown.getSuppressed()).allMatch(each -> isFit(each, causes / 2));
  }

  private static String shown(String message) {
    return Printable.text(message.replace("\r\n", "\n"), LONGEST);
  }

  private static Throwable copy(Throwable thrown, int causes) {
    Throwable next = thrown.getCause();
    Throwable cause = next == null || causes == 0 ? null : copy(next, causes - 1);
    String message = thrown.getMessage() == null ? null : shown(thrown.getMessage());
    Throwable copy =
        thrown instanceof AssertionError
            ? new AssertionError(message, cause)
            : thrown instanceof TestAbortedException
                ? new TestAbortedException(message, cause)
                : thrown instanceof BrokenInstrument
                    ? new BrokenInstrument(String.valueOf(message), cause)
                    : new Retold(thrown.getClass(), message, cause);
    copy.setStackTrace(thrown.getStackTrace());
    if (causes > 0) {
      for (Throwable besides : thrown.getSuppressed()) {
        copy.addSuppressed(copy(besides, causes / 2));
      }
    }
    return copy;
  }

  /** Its message begins with the kind that the failure was of. */
  static final class Retold extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    Retold(Class<?> kind, @Nullable String message, @Nullable Throwable cause) {
      super(kind.getSimpleName() + ": " + message, cause);
    }
  }
}
