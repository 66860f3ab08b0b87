package io.github.threadsvsprocesses.cpython;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told of a script that failed: the traceback's last line first, then the rest. */
final class Diagnosis {
  private static final int TAIL_IN_MESSAGE = 8_000;
  private static final int LONGEST_HEADLINE = 300;

  private Diagnosis() {}

  static PythonFailed of(
      String what,
      List<String> command,
      Process process,
      String errorOutput,
      @Nullable Throwable cause) {
    String stripped = errorOutput.stripTrailing();
    String tail = stripped.substring(Math.max(0, stripped.length() - TAIL_IN_MESSAGE));
    String said = exceptionIn(tail);
    String message =
        nameOf(command)
            + " "
            + what
            + (said.isEmpty() ? "" : ": " + said)
            + "\n  process "
            + process.pid()
            + (process.isAlive()
                ? ", still running, killed now"
                : ", ended with exit code " + process.exitValue())
            + "\n  command: "
            + String.join(" ", command)
            + "\n  standard error"
            + (tail.isEmpty() ? ": empty" : " ended with:\n" + tail.indent(4));
    return new PythonFailed(message, errorOutput, cause);
  }

  /** The line below the last traceback that says what was raised; empty when there is none. */
  private static String exceptionIn(String errorOutput) {
    int traceback = errorOutput.lastIndexOf("Traceback (most recent call last)");
    if (traceback < 0) {
      return "";
    }
    return errorOutput
        .substring(traceback)
        .lines()
        .skip(1)
        .filter(line -> !line.isBlank() && !line.startsWith(" "))
        .findFirst()
        .map(line -> line.substring(0, Math.min(line.length(), LONGEST_HEADLINE)))
        .orElse("");
  }

  private static String nameOf(List<String> command) {
    return String.valueOf(Path.of(command.get(command.size() - 1)).getFileName());
  }
}
