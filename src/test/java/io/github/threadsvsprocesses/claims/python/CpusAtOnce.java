package io.github.threadsvsprocesses.claims.python;

import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.MeasuredRound;
import io.github.threadsvsprocesses.measure.Proposition;
import io.github.threadsvsprocesses.measure.SequentialDecision;
import io.github.threadsvsprocesses.measure.Undecided;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.descriptive.Median;

/**
 * How many CPUs a crew used at once: the CPU time of its workers over the time in which any of them
 * was at work. Nobody sees inside CPython's lock, but who computes one at a time cannot use more
 * CPU time than elapses.
 *
 * <p>Judged in the very rounds in which the crew's speed-up is, as a speed-up is ({@link
 * Proposition}): a round speaks for one at a time only where the machine gave unrelated programs
 * two CPUs, and the bound of error is that of a {@link SequentialDecision}. The bounds are the
 * same, too: a tenth above one CPU is left to what a thread does outside of the lock, to let it go
 * and to wake up.
 *
 * @param timed the crew's rounds
 * @param cpus used in each of them, the mean of its laps
 */
public record CpusAtOnce(Certificate timed, List<Double> cpus) {
  public CpusAtOnce {
    cpus = List.copyOf(cpus);
    if (cpus.size() != timed.rounds().size()) {
      throw new IllegalArgumentException(
          cpus.size() + " runs of " + timed.crew() + " in " + timed.rounds().size() + " rounds");
    }
  }

  /**
   * @param laps the CPUs that the crew used in the laps of all questions about it, of which those
   *     of one question are the first
   */
  static CpusAtOnce of(Certificate timed, List<Double> laps) {
    List<Double> rounds = new ArrayList<>();
    for (int round = 0; round < timed.rounds().size(); round++) {
      int first = round * timed.laps();
      rounds.add(
          laps.subList(first, first + timed.laps()).stream()
              .mapToDouble(Double::doubleValue)
              .average()
              .orElseThrow());
    }
    return new CpusAtOnce(timed, rounds);
  }

  /**
   * Whether the crew used one CPU at most, or as many as the machine gave.
   *
   * @throws Undecided if the rounds do not tell
   */
  public boolean hold(Proposition proposition) {
    SequentialDecision decision = new SequentialDecision(timed.alpha());
    for (int i = 0; i < cpus.size() && decision.answer() == Answer.UNDECIDED; i++) {
      MeasuredRound round = timed.rounds().get(i);
      if (round.voided() == null) {
        decision.record(proposition.of(cpus.get(i), round.machineSpeedUp()));
      }
    }
    if (decision.answer() == Answer.UNDECIDED) {
      throw new Undecided(
          timed.reason() == null
              ? "%d wins and %d losses do not tell how many CPUs were used at once"
                  .formatted(decision.wins(), decision.losses())
              : timed.reason());
    }
    return decision.answer() == Answer.HOLDS;
  }

  /** One line for a report. */
  public String inWords() {
    double[] valid = ofValidRounds().stream().mapToDouble(Double::doubleValue).toArray();
    if (valid.length == 0) {
      return timed.crew() + ": no valid round";
    }
    return String.format(
        Locale.ROOT,
        "%s: the time of %.2f CPUs at once (median of %d rounds; at most %.2f, at least %.2f)",
        timed.crew(),
        Median.withDefaults().evaluate(valid),
        valid.length,
        ofValidRounds().stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
        ofValidRounds().stream().mapToDouble(Double::doubleValue).min().orElseThrow());
  }

  private List<Double> ofValidRounds() {
    List<Double> valid = new ArrayList<>();
    for (int i = 0; i < cpus.size(); i++) {
      if (timed.rounds().get(i).voided() == null) {
        valid.add(cpus.get(i));
      }
    }
    return valid;
  }
}
