package io.github.threadsvsprocesses.command;

import io.github.threadsvsprocesses.verdict.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Failsafe says of a run as a whole: not which tests failed, which the verdicts know better,
 * but whether its JVM came to its end.
 */
final class RunSummary {
  private static final Pattern TROUBLE =
      Pattern.compile("<failureMessage[^>/]*>(.*?)</failureMessage>", Pattern.DOTALL);

  private static final int LONGEST = 500;

  private RunSummary() {}

  /**
   * Looks into {@code failsafe-summary.xml}.
   *
   * @throws UserError when the JVM of the run crashed or took too long
   */
  static void check(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new UserError("There is no " + file + ": the run's JVM did not come to its end.");
    }
    String summary = Files.readString(file);
    if (summary.contains("timeout=\"true\"")) {
      throw new UserError("The run took longer than Maven's backstop and was ended.");
    }
    Matcher trouble = TROUBLE.matcher(summary);
    if (trouble.find() && !trouble.group(1).isBlank()) {
      throw new UserError("The run's JVM broke: " + Printable.line(trouble.group(1), LONGEST));
    }
  }
}
