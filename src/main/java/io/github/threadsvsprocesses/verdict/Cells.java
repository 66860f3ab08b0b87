package io.github.threadsvsprocesses.verdict;

import io.github.threadsvsprocesses.verdict.Verdicts.CheckOutcome;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import java.util.stream.Collectors;

/** What stands in the cells of Markdown tables. */
final class Cells {
  /** Of a figure; more is in verdicts.json. */
  private static final int LONGEST_FIGURE = 240;

  private Cells() {}

  static String mark(Verdict verdict) {
    return switch (verdict) {
      case CONFIRMED -> "✅ confirmed";
      case REFUTED -> "❌ refuted";
      case UNDECIDED -> "❔ undecided";
    };
  }

  /** Why it is not confirmed, or what refused its controls. */
  static String seen(RuntimeVerdict on) {
    if (on.reason() != null) {
      return "because " + text(on.reason());
    }
    long passed = on.checks().stream().filter(c -> c.outcome() == CheckOutcome.PASSED).count();
    int controls = on.controls().size();
    return passed
        + (passed == 1 ? " check passed; " : " checks passed; ")
        + (controls == 1 ? "the control was refused: " : controls + " controls were refused: ")
        + on.controls().stream()
            .map(control -> text(String.valueOf(control.message())))
            .collect(Collectors.joining("; "));
  }

  static String figure(RuntimeVerdict on) {
    return text(Printable.line(on.figure(), LONGEST_FIGURE));
  }

  /** Any text, which then neither ends the cell nor becomes HTML. */
  static String text(String any) {
    return any.replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replaceAll("\\s+", " ");
  }
}
