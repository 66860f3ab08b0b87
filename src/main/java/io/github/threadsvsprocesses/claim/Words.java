package io.github.threadsvsprocesses.claim;

import java.util.stream.Collectors;
import org.opentest4j.TestAbortedException;

/** A failure in one line. */
final class Words {
  /** As much of a failure's message as a table can hold. */
  private static final int LIMIT = 300;

  private Words() {}

  /** Its message in one line; an assertion's own words, another failure's kind as well. */
  static String inOneLine(Throwable thrown) {
    String message =
        String.valueOf(thrown.getMessage())
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining(" "));
    String line = message.length() <= LIMIT ? message : message.substring(0, LIMIT) + " …";
    boolean speaksForItself =
        thrown instanceof AssertionError
            || thrown instanceof BrokenInstrument
            || thrown instanceof TestAbortedException;
    return speaksForItself ? line : thrown.getClass().getSimpleName() + ": " + line;
  }
}
