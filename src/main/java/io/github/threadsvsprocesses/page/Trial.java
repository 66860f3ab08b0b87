package io.github.threadsvsprocesses.page;

import io.github.threadsvsprocesses.verdict.Verdicts.Check;
import io.github.threadsvsprocesses.verdict.Verdicts.Control;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A check or a control that ran.
 *
 * @param name as the report names it, with its role in front
 * @param mark confirmed when it ended as it should
 * @param end how it ended, in plain words
 * @param message what went wrong, or what refused a control
 * @param story what it did and saw, a line each
 */
record Trial(
    String name,
    boolean control,
    Mark mark,
    String end,
    @Nullable String message,
    long millis,
    List<String> story) {
  private static final String RUNTIME = " \\[[^\\[]*]$";
  private static final List<String> ROLES = List.of("Check: ", "Control: ");

  /** What a control's story ends with; the message says it already. */
  private static final String REFUSAL = "Then the judgement refused it: ";

  /** Checks first, then controls, each in the order in which they ran. */
  static List<Trial> of(RuntimeVerdict on) {
    return Stream.concat(on.checks().stream().map(Trial::of), on.controls().stream().map(Trial::of))
        .toList();
  }

  private static Trial of(Check check) {
    Mark mark =
        switch (check.outcome()) {
          case PASSED -> Mark.CONFIRMED;
          case FAILED -> Mark.REFUTED;
          case ABORTED -> Mark.UNDECIDED;
        };
    String end =
        switch (check.outcome()) {
          case PASSED -> "Check passed";
          case FAILED -> "Check failed";
          case ABORTED -> "Check could not tell";
        };
    return new Trial(
        check.name(), false, mark, end, check.message(), check.millis(), check.story());
  }

  private static Trial of(Control control) {
    Mark mark =
        switch (control.outcome()) {
          case REFUSED -> Mark.CONFIRMED;
          case NOT_REFUSED -> Mark.REFUTED;
          case ABORTED -> Mark.UNDECIDED;
        };
    String end =
        switch (control.outcome()) {
          case REFUSED -> "Control refused, as it has to be";
          case NOT_REFUSED -> "Control not refused, so the instrument is broken";
          case ABORTED -> "Control could not tell";
        };
    return new Trial(
        control.name(), true, mark, end, control.message(), control.millis(), control.story());
  }

  /** Checks and controls are told apart at a glance. */
  Html shape() {
    return control && mark == Mark.CONFIRMED ? Mark.ofAControl() : mark.shape();
  }

  /** Without the role, and without the runtime, which stands beside it. */
  String title() {
    return ROLES.stream()
        .filter(name::startsWith)
        .findFirst()
        .map(role -> name.substring(role.length()))
        .orElse(name)
        .replaceFirst(RUNTIME, "");
  }

  /** The message as a sentence says it. */
  Optional<String> because() {
    if (message == null) {
      return Optional.empty();
    }
    return Optional.of(
        control && mark == Mark.CONFIRMED
            ? "The judgement refused this world: “" + message + "”."
            : "Because: " + message);
  }

  /** The story without what {@link #because} says. */
  List<String> told() {
    return story.stream().filter(line -> !line.equals(REFUSAL + message)).toList();
  }

  /** What was seen, in one line: for who cannot see a picture of it. */
  String seen() {
    return String.join(
        "; ",
        told().stream()
            .filter(line -> !line.startsWith("Given ") && !line.startsWith("When "))
            .toList());
  }

  String duration() {
    return millis < 1_000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
  }
}
