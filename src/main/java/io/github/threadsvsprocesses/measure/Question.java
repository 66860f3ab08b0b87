package io.github.threadsvsprocesses.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;

/** One proposition of one crew while it is being measured: its rounds, its wealth, its answer. */
final class Question {
  private final String crew;
  private final @Nullable String rival;
  private final long leastNanos;
  private final Proposition proposition;
  private final SequentialDecision decision;
  private final int workers;
  private final List<MeasuredRound> rounds = new ArrayList<>();
  private final Map<VoidCause, Integer> voids = new EnumMap<>(VoidCause.class);

  /**
   * @param rival what the crew is compared with; null for one worker
   * @param leastNanos that one worker has to take in a valid round
   * @param workers of the crew
   */
  Question(
      String crew,
      @Nullable String rival,
      Proposition proposition,
      double alpha,
      long leastNanos,
      int workers) {
    this.leastNanos = leastNanos;
    this.workers = workers;
    this.crew = crew;
    this.rival = rival;
    this.proposition = proposition;
    this.decision = new SequentialDecision(alpha);
  }

  boolean asks(String ofCrew, Proposition what) {
    return crew.equals(ofCrew) && proposition == what;
  }

  Answer answer() {
    return decision.answer();
  }

  /** Whose times it needs. */
  List<String> crews() {
    return rival == null ? List.of(crew) : List.of(crew, rival);
  }

  boolean isOpen() {
    return decision.answer() == Answer.UNDECIDED;
  }

  /** Whether so many valid rounds more could bring an answer. */
  boolean mayBeAnsweredWithin(int moreRounds) {
    return decision.mayBeAnsweredWithin(moreRounds);
  }

  int validRounds() {
    return decision.rounds();
  }

  void record(RoundTimes times) {
    MeasuredRound round = times.of(crew, rival).judgedBy(proposition, leastNanos, workers);
    rounds.add(round);
    RoundOutcome outcome = round.outcome();
    if (outcome != null) {
      decision.record(outcome);
    }
    VoidCause cause = round.voided();
    if (cause != null) {
      voids.merge(cause, 1, Integer::sum);
    }
  }

  /**
   * @param stopped why the measurement ended; the reason if this question is still open then
   */
  Certificate certificate(@Nullable String stopped, long seed, int workers, Work work) {
    List<MeasuredRound> valid = rounds.stream().filter(round -> round.voided() == null).toList();
    return new Certificate(
        crew,
        rival,
        proposition,
        decision.answer(),
        isOpen() ? reason(stopped) : null,
        decision.alpha(),
        decision.wins(),
        decision.losses(),
        voids,
        seed,
        workers,
        work.totalUnits(),
        work.laps(),
        leastNanos,
        rounds,
        decision.curve(),
        median(valid, MeasuredRound::crewSpeedUp),
        median(valid, MeasuredRound::machineSpeedUp));
  }

  private String reason(@Nullable String stopped) {
    String why = stopped == null ? "the measurement was not finished" : stopped;
    if (rounds.isEmpty()) {
      return why;
    }
    if (validRounds() == 0) {
      return why + ": all " + rounds.size() + " rounds were void" + voidsInWords();
    }
    return why + ": " + validRounds() + " valid rounds, " + voidCount() + " void" + voidsInWords();
  }

  private int voidCount() {
    return rounds.size() - validRounds();
  }

  private String voidsInWords() {
    if (voids.isEmpty()) {
      return "";
    }
    return voids.entrySet().stream()
        .map(
            entry -> entry.getValue() + " × " + entry.getKey().inWords() + medianOf(entry.getKey()))
        .collect(Collectors.joining("; ", " (", ")"));
  }

  /** How little the machine gave, where that is why. */
  private String medianOf(VoidCause cause) {
    if (cause != VoidCause.TOO_LITTLE_SPEED_UP) {
      return "";
    }
    List<MeasuredRound> voided = rounds.stream().filter(round -> round.voided() == cause).toList();
    return String.format(
        Locale.ROOT,
        ", median there %.2f",
        median(voided, MeasuredRound::machineSpeedUpOfSelecting));
  }

  /** Null of none. */
  private static @Nullable Double median(
      List<MeasuredRound> some, ToDoubleFunction<MeasuredRound> figure) {
    return some.isEmpty()
        ? null
        : (Double) Median.withDefaults().evaluate(some.stream().mapToDouble(figure).toArray());
  }
}
