package io.github.threadsvsprocesses.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells a JVM that ended itself from one that was killed, whose exit codes can be the same.
 *
 * <p>HotSpot is asked to log its heap's state at exit into a file. It does that on {@code
 * System.exit} and, unlike a shutdown hook, on {@code Runtime.halt} too, but has no occasion to
 * when it is killed. A shutdown that a signal asked for writes the file as well: the goodbye to the
 * parent says so.
 */
final class ExitMark {
  private static final int SIGNALLED = 128;

  private ExitMark() {}

  static String option(Path mark) {
    return "-Xlog:gc+exit*=info:file=\"" + mark + "\"";
  }

  static Exit exit(int code, Path mark, boolean signalled) {
    return new Exit(code, code < SIGNALLED || (!signalled && isWritten(mark)));
  }

  private static boolean isWritten(Path mark) {
    try {
      return Files.size(mark) > 0;
    } catch (IOException absent) {
      return false;
    }
  }
}
