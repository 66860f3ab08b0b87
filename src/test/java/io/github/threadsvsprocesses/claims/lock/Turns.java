package io.github.threadsvsprocesses.claims.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.evidence.Timeline;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.interpreter.Turn;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Who was inside an interpreter and when, as the claims about turns tell and judge it. */
record Turns(List<Turn> byStart) {
  /** As many as can be told apart in one picture. */
  static final int IN_A_PICTURE = 60;

  static Turns of(Interpreter interpreter) {
    return new Turns(interpreter.turns());
  }

  /** How many each thread had. */
  Map<String, Long> ofEachThread() {
    return byStart.stream()
        .collect(Collectors.groupingBy(Turn::thread, TreeMap::new, Collectors.counting()));
  }

  /**
   * A picture, a lane for each thread.
   *
   * @param most turns in it: those around the first two that overlap, else from the middle
   */
  Timeline timeline(int most) {
    int middle = firstOverlap() == 0 ? byStart.size() / 2 : firstOverlap();
    int from = Math.max(0, Math.min(middle - most / 2, byStart.size() - most));
    List<Turn> shown = byStart.subList(from, Math.min(from + most, byStart.size()));
    String who = "who was inside the interpreter";
    return new Timeline(
        shown.size() == byStart.size()
            ? who
            : "%s: %d of %d turns".formatted(who, shown.size(), byStart.size()),
        shown.stream()
            .sorted(Comparator.comparing(Turn::thread))
            .map(turn -> new Timeline.Span(turn.thread(), turn.fromNanos(), turn.toNanos()))
            .toList());
  }

  void judgeThatNoTwoOverlap() {
    int second = firstOverlap();
    assertThat(second)
        .withFailMessage(
            () -> "turns overlap: " + byStart.get(second - 1) + " and " + byStart.get(second))
        .isZero();
  }

  /** The index of the first turn that overlaps the one before; 0 when none does. */
  private int firstOverlap() {
    return IntStream.range(1, byStart.size())
        .filter(i -> byStart.get(i - 1).overlaps(byStart.get(i)))
        .findFirst()
        .orElse(0);
  }
}
