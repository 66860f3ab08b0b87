package io.github.threadsvsprocesses.measure;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An answer and all that it was drawn from, so that a reader can draw it again. Immutable; plain
 * Jackson writes it as JSON and reads it back.
 *
 * @param crew what was judged, such as "2 threads under the interpreter lock"
 * @param rival the crew that it was compared with; null when that was one worker
 * @param reason why it is undecided; null if it is decided
 * @param alpha bound on the chance of a false answer
 * @param wins rounds that spoke for the proposition
 * @param losses rounds that spoke against it; the other valid ones spoke for neither answer
 * @param voids how many rounds did not count, by cause
 * @param seed of the order of the arms
 * @param workers of the lock-free arm and of the crew
 * @param totalUnits the work of every arm, in the last round
 * @param laps in which an arm did its work, taking turns with the others; a time is their sum
 * @param leastNanos below this, the selecting run of one worker voids a round
 * @param rounds up to the answer, in the order in which they ran, void ones included
 * @param wealth after each valid round
 * @param crewSpeedUp over one worker or the rival, median of the valid rounds; null if there is
 *     none
 * @param machineSpeedUp of lock-free threads over one worker, likewise
 */
public record Certificate(
    String crew,
    @Nullable String rival,
    Proposition proposition,
    Answer answer,
    @Nullable String reason,
    double alpha,
    int wins,
    int losses,
    Map<VoidCause, Integer> voids,
    long seed,
    int workers,
    long totalUnits,
    int laps,
    long leastNanos,
    List<MeasuredRound> rounds,
    List<Wealth> wealth,
    @Nullable Double crewSpeedUp,
    @Nullable Double machineSpeedUp) {

  public Certificate {
    Map<VoidCause, Integer> copy = new EnumMap<>(VoidCause.class);
    copy.putAll(voids);
    voids = Collections.unmodifiableMap(copy);
    rounds = List.copyOf(rounds);
    wealth = List.copyOf(wealth);
  }

  /**
   * The answer drawn again from the raw times alone.
   *
   * @throws IllegalStateException if there are rounds after the answer
   */
  public Answer recompute() {
    SequentialDecision decision = new SequentialDecision(alpha);
    for (MeasuredRound round : rounds) {
      RoundOutcome outcome = round.judgedBy(proposition, leastNanos, workers).outcome();
      if (outcome != null) {
        decision.record(outcome);
      }
    }
    return decision.answer();
  }

  /**
   * One line for a report, such as "2 threads under the interpreter lock: 0.98 times one worker
   * (median of 19 rounds; the machine gave lock-free workers 1.93 times one worker); does not
   * scale: holds, 19 wins, 0 losses, error bound 1e-5".
   */
  public String inWords() {
    String seen =
        crewSpeedUp == null || machineSpeedUp == null
            ? "no valid round"
            : String.format(
                Locale.ROOT,
                "%.2f times %s (median of %s; the machine gave lock-free workers %.2f times one worker)",
                crewSpeedUp,
                yardstick(),
                counted(wealth.size(), "round"),
                machineSpeedUp);
    int neither = wealth.size() - wins - losses;
    return String.format(
        Locale.ROOT,
        "%s: %s; %s: %s, %s, %s%s, error bound %s%s",
        crew,
        seen,
        proposition.inWords(),
        answer.inWords(),
        counted(wins, "win"),
        losses == 1 ? "1 loss" : losses + " losses",
        neither == 0 ? "" : ", " + neither + " of neither",
        shortest(alpha),
        reason == null ? "" : ": " + reason);
  }

  /** What the crew's speed-up is a multiple of: "one worker", or the rival. */
  public String yardstick() {
    return rival == null ? "one worker" : rival;
  }

  /**
   * The answer as true or false.
   *
   * @throws Undecided with the reason, if there is none
   */
  public boolean holds() {
    if (answer == Answer.UNDECIDED) {
      throw new Undecided(Objects.requireNonNullElse(reason, "no reason was recorded"));
    }
    return answer == Answer.HOLDS;
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** 1e-5 rather than 1.0E-5. */
  private static String shortest(double value) {
    return Double.toString(value).replace(".0E", "e").replace('E', 'e');
  }
}
