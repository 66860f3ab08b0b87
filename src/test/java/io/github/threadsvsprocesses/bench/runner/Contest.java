package io.github.threadsvsprocesses.bench.runner;

import io.github.threadsvsprocesses.bench.runner.RowResult.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Measures a row: in each round both sides, one right after the other, so that a machine that
 * becomes slower or faster does so for both; who is first alternates.
 */
final class Contest {
  private final Row row;
  private final Consumer<String> console;
  private final List<Round> rounds = new ArrayList<>();
  private @Nullable String missing;
  private boolean oursIsMissing;
  private boolean theirsIsMissing;
  private boolean broken;

  private Contest(Row row, Consumer<String> console) {
    this.row = row;
    this.console = console;
  }

  /** Measures so many rounds, or as many as the row bears; a line for each goes to the console. */
  static RowResult hold(Row row, int asked, Consumer<String> console) {
    int rounds = Math.min(asked, row.mostRounds());
    Contest contest = new Contest(row, console);
    for (int number = 1; number <= rounds && contest.hasSomethingToMeasure(); number++) {
      contest.round(number, rounds);
    }
    return contest.result();
  }

  private boolean hasSomethingToMeasure() {
    return !broken && !(oursIsMissing && theirsIsMissing);
  }

  private void round(int number, int of) {
    boolean oursFirst = number % 2 == 1;
    Double ours = null;
    Double theirs = null;
    if (oursFirst) {
      ours = ours();
      theirs = theirs();
    } else {
      theirs = theirs();
      ours = ours();
    }
    Double ratio =
        ours == null || theirs == null ? null : (Double) row.better().times(ours, theirs);
    if (ours != null || theirs != null) {
      rounds.add(new Round(oursFirst, ours, theirs, ratio));
    }
    console.accept(
        "%s, round %d of %d: ours %s, %s %s %s: %s"
            .formatted(
                row.name(),
                number,
                of,
                Figures.inWords(ours),
                row.peer(),
                Figures.inWords(theirs),
                row.unit(),
                ratio == null ? missing : "ratio " + Figures.inWords(ratio)));
  }

  private @Nullable Double ours() {
    if (oursIsMissing || broken) {
      return null;
    }
    try {
      return row.ours().measure();
    } catch (NotHere lacking) {
      oursIsMissing = true;
      missing = lacking.reason();
    } catch (Exception failure) {
      breaks("ours", failure);
    }
    return null;
  }

  private @Nullable Double theirs() {
    if (theirsIsMissing || broken) {
      return null;
    }
    try {
      return row.theirs().measure();
    } catch (NotHere lacking) {
      theirsIsMissing = true;
      missing = lacking.reason();
    } catch (Exception failure) {
      breaks(row.peer(), failure);
    }
    return null;
  }

  private void breaks(String side, Exception failure) {
    broken = true;
    missing = side + " broke: " + failure;
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }

  private RowResult result() {
    return new RowResult(
        row.name(),
        row.question(),
        row.unit(),
        row.better(),
        median(Round::ours),
        row.peer(),
        median(Round::theirs),
        broken ? null : median(Round::ratio),
        row.aim(),
        missing,
        broken,
        List.copyOf(rounds));
  }

  private @Nullable Double median(Function<Round, @Nullable Double> figure) {
    return Figures.median(rounds.stream().map(figure).filter(Objects::nonNull).toList());
  }
}
