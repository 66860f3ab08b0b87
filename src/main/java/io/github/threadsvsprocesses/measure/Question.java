package io.github.threadsvsprocesses.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One proposition of one crew while it is being measured: its rounds, its wealth, its answer. */
final class Question {
  private final String crew;
  private final Proposition proposition;
  private final SequentialDecision decision = new SequentialDecision();
  private final List<MeasuredRound> rounds = new ArrayList<>();
  private final Map<VoidCause, Integer> voids = new EnumMap<>(VoidCause.class);

  Question(String crew, Proposition proposition) {
    this.crew = crew;
    this.proposition = proposition;
  }

  String crew() {
    return crew;
  }

  boolean isOpen() {
    return decision.answer() == Answer.UNDECIDED;
  }

  int validRounds() {
    return decision.rounds();
  }

  void record(RoundTimes times) {
    MeasuredRound round = times.of(crew).judgedBy(proposition);
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
  Certificate certificate(@Nullable String stopped, long seed, int workers, long totalUnits) {
    List<MeasuredRound> valid = rounds.stream().filter(round -> round.voided() == null).toList();
    return new Certificate(
        crew,
        proposition,
        decision.answer(),
        isOpen() ? reason(stopped) : null,
        decision.alpha(),
        decision.wins(),
        decision.losses(),
        voids,
        seed,
        workers,
        totalUnits,
        rounds,
        decision.curve(),
        Median.of(valid.stream().mapToDouble(MeasuredRound::crewSpeedUp)),
        Median.of(valid.stream().mapToDouble(MeasuredRound::machineSpeedUp)));
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
    Double median =
        Median.of(
            rounds.stream()
                .filter(round -> round.voided() != null)
                .mapToDouble(MeasuredRound::machineSpeedUpAtFirst));
    return voids.entrySet().stream()
        .map(entry -> entry.getValue() + " × " + entry.getKey().inWords())
        .collect(
            Collectors.joining(
                "; ", " (", String.format(Locale.ROOT, ", median there %.2f)", median)));
  }
}
