package io.github.threadsvsprocesses.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shows in the report how a claim is judged, for whoever wants to read the code. */
public final class SourceCode {
  /** Maven's place for it; seen from the folder in which the tests run. */
  private static final Path TESTS = Path.of("src/test/java");

  /** Not plain text, which the article's page repeats. */
  private static final String TYPE = "text/x-java-source";

  private SourceCode() {}

  /** Attaches the file of a class to the test that is running; nothing where it is elsewhere. */
  public static void attach(Class<?> claim) {
    Path file =
        TESTS.resolve(claim.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java");
    if (Files.isRegularFile(file)) {
      try {
        Evidence.attach("Source of " + file.getFileName(), TYPE, ".java", Files.readAllBytes(file));
      } catch (IOException unreadable) {
        return; // The verdict does not rest on it.
      }
    }
  }
}
