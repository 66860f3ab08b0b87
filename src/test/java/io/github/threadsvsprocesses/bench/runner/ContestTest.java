package io.github.threadsvsprocesses.bench.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a row's rounds become its figures. */
class ContestTest {
  private final List<String> measured = new ArrayList<>();
  private final List<String> console = new ArrayList<>();

  @Test
  void whoIsFirstAlternates() {
    RowResult result = contest(Better.MORE, 3, arm("ours", 1, 1, 1), arm("theirs", 1, 1, 1));
    assertThat(measured).containsExactly("ours", "theirs", "theirs", "ours", "ours", "theirs");
    assertThat(result.rounds())
        .extracting(RowResult.Round::oursFirst)
        .containsExactly(true, false, true);
  }

  @Test
  void theRatioIsTheMedianOfTheRoundsRatios() {
    RowResult result = contest(Better.MORE, 3, arm("ours", 10, 40, 90), arm("theirs", 10, 10, 10));
    assertThat(result.ratio()).isEqualTo(4.0);
    assertThat(result.ours()).isEqualTo(40.0);
    assertThat(result.theirs()).isEqualTo(10.0);
  }

  /** A machine that is half as fast in one round halves both sides, and no ratio. */
  @Test
  void theRatioIsNotThatOfTheMedians() {
    RowResult result = contest(Better.MORE, 3, arm("ours", 20, 10, 30), arm("theirs", 10, 5, 10));
    assertThat(result.ratio()).isEqualTo(2.0);
  }

  @Test
  void aRowThatTakesLongHasFewerRoundsThanWereAskedFor() {
    Row row =
        new Row(
            "a-row",
            "a question",
            "units",
            Better.MORE,
            null,
            arm("ours", 1, 1),
            "the peer",
            arm("theirs", 1, 1),
            2);
    assertThat(Contest.hold(row, 5, console::add).rounds()).hasSize(2);
    assertThat(console).last().asString().contains("round 2 of 2");
  }

  @Test
  void aShorterDurationIsTheBetterOne() {
    RowResult result = contest(Better.LESS, 1, arm("ours", 2), arm("theirs", 6));
    assertThat(result.ratio()).isEqualTo(3.0);
  }

  @Test
  void aRowWithoutItsPeerKeepsOursAndSaysWhy() {
    RowResult result =
        contest(Better.MORE, 2, arm("ours", 5, 7), Arm.missing("no CPython was found"));
    assertThat(result.ours()).isCloseTo(6.0, within(1e-9));
    assertThat(result.theirs()).isNull();
    assertThat(result.ratio()).isNull();
    assertThat(result.missing()).isEqualTo("no CPython was found");
    assertThat(result.broken()).isFalse();
    assertThat(result.rounds()).hasSize(2);
    assertThat(console).hasSize(2).allMatch(line -> line.contains("no CPython was found"));
  }

  @Test
  void aRowThatThisMachineCannotMeasureIsKept() {
    RowResult result =
        contest(Better.LESS, 2, Arm.missing("there is no /proc"), Arm.missing("there is no /proc"));
    assertThat(result.ours()).isNull();
    assertThat(result.missing()).isEqualTo("there is no /proc");
    assertThat(result.broken()).isFalse();
    assertThat(result.rounds()).isEmpty();
  }

  @Test
  void aSideThatBreaksEndsTheRowWithoutARatio() {
    Arm breaks =
        () -> {
          if (measured.size() > 2) {
            throw new IllegalStateException("out of order");
          }
          measured.add("theirs");
          return 1;
        };
    RowResult result = contest(Better.MORE, 5, arm("ours", 1, 1, 1, 1, 1), breaks);
    assertThat(result.broken()).isTrue();
    assertThat(result.ratio()).isNull();
    assertThat(result.missing()).contains("the peer broke", "out of order");
    assertThat(result.rounds()).hasSizeLessThan(5);
  }

  private RowResult contest(Better better, int rounds, Arm ours, Arm theirs) {
    Row row = new Row("a-row", "a question", "units", better, null, ours, "the peer", theirs);
    return Contest.hold(row, rounds, console::add);
  }

  private Arm arm(String name, double... figures) {
    Deque<Double> left = new ArrayDeque<>();
    for (double figure : figures) {
      left.add(figure);
    }
    return () -> {
      measured.add(name);
      return left.removeFirst();
    };
  }
}
