package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.verdict.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.opentest4j.TestAbortedException;

/** A failure in one line. */
final class Words {
  /** As much of a failure's message as a table can hold. */
  private static final int LIMIT = 300;

  /** Of a refusal and of a line of a story: whole sentences of ours, cut only when hostile. */
  private static final int LONGEST_LINE = 2_000;

  /** Ours tell some ten. */
  private static final int MOST_LINES = 200;

  private static final String NOBODY_MAKES = "No ParameterResolver registered for parameter ";

  private Words() {}

  /** A refusal, fit for every view. */
  static String fit(String refusal) {
    return Printable.line(refusal, LONGEST_LINE);
  }

  /** What a check or control told, line by line, fit for every view; its end is kept. */
  static List<String> fitStory(String told) {
    List<String> all = told.lines().toList();
    List<String> kept = new ArrayList<>();
    for (String line : all.subList(0, Math.min(all.size(), MOST_LINES))) {
      kept.add(Printable.line(line, LONGEST_LINE));
    }
    int left = all.size() - MOST_LINES;
    if (left > 0) {
      kept.set(MOST_LINES - 2, "… " + (left + 1) + " more lines");
      kept.set(MOST_LINES - 1, Printable.line(all.get(all.size() - 1), LONGEST_LINE));
    }
    return kept;
  }

  /** Its message in one line; an assertion's own words, another failure's kind as well. */
  static String inOneLine(Throwable thrown) {
    String message =
        String.valueOf(thrown.getMessage())
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining(" "));
    if (thrown instanceof ParameterResolutionException && message.startsWith(NOBODY_MAKES)) {
      return "a parameter that nothing makes, "
          + Printable.line(message.substring(NOBODY_MAKES.length()), LIMIT)
          + " Take ThreadCrew, ProcessCrew, Evidence or Adviser, or name in @ExtendWith what makes"
          + " it.";
    }
    String line = Printable.line(message, LIMIT);
    boolean speaksForItself =
        thrown instanceof AssertionError
            || thrown instanceof BrokenInstrument
            || thrown instanceof FitToShow.Retold
            || thrown instanceof TestAbortedException;
    return speaksForItself ? line : thrown.getClass().getSimpleName() + ": " + line;
  }
}
