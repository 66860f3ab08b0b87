package io.github.threadsvsprocesses.endurance;

import io.github.threadsvsprocesses.claims.CpuRounds;
import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Proposition;
import io.github.threadsvsprocesses.measure.VoidCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.jspecify.annotations.Nullable;

/**
 * What came of the runs under one condition.
 *
 * @param condition its name; "all" of all together
 * @param inWords the condition
 * @param runs measurements that came to their end
 * @param runsWithAnAnswer of them
 * @param runsWithAWrongAnswer of those
 * @param decisions questions asked: the checks and controls of the timed claims
 * @param confirmed that were answered: it holds
 * @param refuted that were answered: it fails
 * @param wrong of both: an answer other than the truth
 * @param undecided how many stayed open, by reason
 * @param mostOftenWrong the exact upper bound on the chance that a run with an answer holds a wrong
 *     one, with a confidence of 95 % (Clopper and Pearson); the answers of one run share their
 *     rounds and so their luck, which is why runs are counted. Null where there is none
 * @param seconds they took in all
 * @param broken why runs did not come to their end
 * @param notTried why this machine does not allow the condition; null where it does
 */
record Tally(
    String condition,
    String inWords,
    int runs,
    int runsWithAnAnswer,
    int runsWithAWrongAnswer,
    int decisions,
    int confirmed,
    int refuted,
    int wrong,
    Map<String, Integer> undecided,
    @Nullable Double mostOftenWrong,
    long seconds,
    List<String> broken,
    @Nullable String notTried) {
  private static final Set<String> UNDER_A_LOCK =
      Set.of(CpuRounds.UNDER_THE_LOCK, CpuRounds.PARTLY_LOCKED);

  /** The library's interval has two sides; this leaves a twentieth on the upper one. */
  private static final double BOTH_SIDES = 0.10;

  static Tally nothingOf(Condition condition, @Nullable String notTried) {
    return new Tally(
        condition.name(),
        condition.inWords(),
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        Map.of(),
        null,
        0,
        List.of(),
        notTried);
  }

  /** With one more run. */
  Tally and(List<Certificate> certificates, long itsSeconds) {
    Map<String, Integer> reasons = new TreeMap<>();
    certificates.stream()
        .filter(each -> each.answer() == Answer.UNDECIDED)
        .forEach(each -> reasons.merge(reason(each), 1, Integer::sum));
    int holds = count(certificates, Answer.HOLDS);
    int fails = count(certificates, Answer.FAILS);
    int errors = (int) certificates.stream().filter(Tally::isWrong).count();
    return sum(
        condition,
        inWords,
        List.of(
            this,
            new Tally(
                condition,
                inWords,
                1,
                holds + fails > 0 ? 1 : 0,
                errors > 0 ? 1 : 0,
                certificates.size(),
                holds,
                fails,
                errors,
                reasons,
                null,
                itsSeconds,
                List.of(),
                null)));
  }

  /** With one more run that did not come to its end. */
  Tally andBroken(String why) {
    List<String> all = new ArrayList<>(broken);
    all.add(why);
    return new Tally(
        condition,
        inWords,
        runs,
        runsWithAnAnswer,
        runsWithAWrongAnswer,
        decisions,
        confirmed,
        refuted,
        wrong,
        undecided,
        mostOftenWrong,
        seconds,
        List.copyOf(all),
        notTried);
  }

  /** All conditions together. */
  static Tally sum(List<Tally> tallies) {
    return sum("all", "all together", tallies);
  }

  private static Tally sum(String condition, String inWords, List<Tally> tallies) {
    Map<String, Integer> reasons = new TreeMap<>();
    for (Tally tally : tallies) {
      tally.undecided.forEach((reason, times) -> reasons.merge(reason, times, Integer::sum));
    }
    int answered = tallies.stream().mapToInt(Tally::runsWithAnAnswer).sum();
    int wronglyAnswered = tallies.stream().mapToInt(Tally::runsWithAWrongAnswer).sum();
    return new Tally(
        condition,
        inWords,
        tallies.stream().mapToInt(Tally::runs).sum(),
        answered,
        wronglyAnswered,
        tallies.stream().mapToInt(Tally::decisions).sum(),
        tallies.stream().mapToInt(Tally::confirmed).sum(),
        tallies.stream().mapToInt(Tally::refuted).sum(),
        tallies.stream().mapToInt(Tally::wrong).sum(),
        reasons,
        mostOften(wronglyAnswered, answered),
        tallies.stream().mapToLong(Tally::seconds).sum(),
        tallies.stream().map(Tally::broken).flatMap(List::stream).toList(),
        null);
  }

  private static @Nullable Double mostOften(int wrong, int of) {
    return of == 0
        ? null
        : (Double)
            BinomialConfidenceInterval.CLOPPER_PEARSON
                .fromErrorRate(of, wrong, BOTH_SIDES)
                .getUpperBound();
  }

  int stillOpen() {
    return decisions - confirmed - refuted;
  }

  /**
   * By construction, threads under the lock do not scale, nor do those that mostly are; the other
   * crews do.
   */
  static boolean isWrong(Certificate certificate) {
    boolean underTheLock = UNDER_A_LOCK.contains(certificate.crew());
    boolean asksForScaling = certificate.proposition() == Proposition.SCALES;
    Answer truth = underTheLock == asksForScaling ? Answer.FAILS : Answer.HOLDS;
    return certificate.answer() != Answer.UNDECIDED && certificate.answer() != truth;
  }

  private static int count(List<Certificate> certificates, Answer answer) {
    return (int) certificates.stream().filter(each -> each.answer() == answer).count();
  }

  /** Without the numbers of the single run; with what most rounds were void for. */
  private static String reason(Certificate certificate) {
    String reason = String.valueOf(certificate.reason()).split(":", 2)[0];
    int voids = certificate.voids().values().stream().mapToInt(Integer::intValue).sum();
    if (certificate.rounds().isEmpty()) {
      return reason;
    }
    if (2 * voids < certificate.rounds().size()) {
      return reason + ", for the rounds did not agree";
    }
    return certificate.voids().entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .map(VoidCause::inWords)
        .map(cause -> reason + ", for most rounds were void: " + cause)
        .orElse(reason);
  }
}
