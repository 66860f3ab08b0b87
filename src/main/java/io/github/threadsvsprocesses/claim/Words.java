package io.github.threadsvsprocesses.claim;

import org.opentest4j.TestAbortedException;

/** A failure in one line. */
final class Words {
  private Words() {}

  /**
   * The first line that says something; an assertion's own words, another failure's kind as well.
   */
  static String firstLine(Throwable thrown) {
    String line =
        String.valueOf(thrown.getMessage())
            .lines()
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .findFirst()
            .orElse("null");
    boolean speaksForItself =
        thrown instanceof AssertionError
            || thrown instanceof BrokenInstrument
            || thrown instanceof TestAbortedException;
    return speaksForItself ? line : thrown.getClass().getSimpleName() + ": " + line;
  }
}
