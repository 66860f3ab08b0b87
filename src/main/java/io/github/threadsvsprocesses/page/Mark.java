package io.github.threadsvsprocesses.page;

import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import java.util.Locale;

/** How a claim stands, told by a word and a shape; colour only comes on top. */
enum Mark {
  CONFIRMED("confirmed"),
  REFUTED("refuted"),
  UNDECIDED("undecided"),
  /** It has a class, and this run did not reach it or was not asked for it. */
  NOT_RUN("not run"),
  PLANNED("planned");

  private final String word;

  Mark(String word) {
    this.word = word;
  }

  static Mark of(RuntimeVerdict on) {
    return switch (on.verdict()) {
      case CONFIRMED -> CONFIRMED;
      case REFUTED -> REFUTED;
      case UNDECIDED -> Verdicts.DID_NOT_RUN.equals(on.reason()) ? NOT_RUN : UNDECIDED;
    };
  }

  String word() {
    return word;
  }

  /** Its name in the style sheet. */
  String style() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The shape; the word beside it says the same, so a screen reader skips it. */
  Html shape() {
    return shape(style());
  }

  /** The shape of a control that was refused as it has to be, for both tell good news. */
  static Html ofAControl() {
    return CONFIRMED.shape("control");
  }

  private Html shape(String name) {
    return new Html()
        .open("svg", "class", "shape " + style(), "aria-hidden", "true", "focusable", "false")
        .open("use", "href", "#shape-" + name)
        .close("use")
        .close("svg");
  }
}
