package io.github.threadsvsprocesses.endurance;

import io.github.threadsvsprocesses.claims.CpuRounds;
import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Proposition;
import io.github.threadsvsprocesses.measure.VoidCause;
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
 * @param runs measurements
 * @param decisions questions asked: the checks and controls of the timed claims
 * @param confirmed that were answered: it holds
 * @param refuted that were answered: it fails
 * @param wrong of both: an answer other than the truth
 * @param undecided how many stayed open, by reason
 * @param mostOftenWrong the exact upper bound on the chance that a decision is wrong, with a
 *     confidence of 95 % (Clopper and Pearson)
 * @param seconds it took in all
 * @param notTried why this machine does not allow the condition; null where it does
 */
record Tally(
    String condition,
    String inWords,
    int runs,
    int decisions,
    int confirmed,
    int refuted,
    int wrong,
    Map<String, Integer> undecided,
    double mostOftenWrong,
    long seconds,
    @Nullable String notTried) {
  private static final Set<String> UNDER_A_LOCK =
      Set.of(CpuRounds.UNDER_THE_LOCK, CpuRounds.PARTLY_LOCKED);

  /** The library's interval has two sides; this leaves a twentieth on the upper one. */
  private static final double BOTH_SIDES = 0.10;

  static Tally nothingOf(Condition condition, @Nullable String notTried) {
    return of(condition.name(), condition.inWords(), 0, 0, 0, 0, 0, new TreeMap<>(), 0, notTried);
  }

  private static Tally of(
      String condition,
      String inWords,
      int runs,
      int decisions,
      int confirmed,
      int refuted,
      int wrong,
      Map<String, Integer> undecided,
      long seconds,
      @Nullable String notTried) {
    double bound =
        decisions == 0
            ? 1
            : BinomialConfidenceInterval.CLOPPER_PEARSON
                .fromErrorRate(decisions, wrong, BOTH_SIDES)
                .getUpperBound();
    return new Tally(
        condition, inWords, runs, decisions, confirmed, refuted, wrong, undecided, bound, seconds,
        notTried);
  }

  /** With one more run. */
  Tally and(List<Certificate> certificates, long itsSeconds) {
    Map<String, Integer> reasons = new TreeMap<>(undecided);
    certificates.stream()
        .filter(each -> each.answer() == Answer.UNDECIDED)
        .forEach(each -> reasons.merge(reason(each), 1, Integer::sum));
    return of(
        condition,
        inWords,
        runs + 1,
        decisions + certificates.size(),
        confirmed + count(certificates, Answer.HOLDS),
        refuted + count(certificates, Answer.FAILS),
        wrong + (int) certificates.stream().filter(Tally::isWrong).count(),
        reasons,
        seconds + itsSeconds,
        null);
  }

  /** All conditions together. */
  static Tally sum(List<Tally> tallies) {
    Map<String, Integer> reasons = new TreeMap<>();
    for (Tally tally : tallies) {
      tally.undecided.forEach((reason, times) -> reasons.merge(reason, times, Integer::sum));
    }
    return of(
        "all",
        "all together",
        tallies.stream().mapToInt(Tally::runs).sum(),
        tallies.stream().mapToInt(Tally::decisions).sum(),
        tallies.stream().mapToInt(Tally::confirmed).sum(),
        tallies.stream().mapToInt(Tally::refuted).sum(),
        tallies.stream().mapToInt(Tally::wrong).sum(),
        reasons,
        tallies.stream().mapToLong(Tally::seconds).sum(),
        null);
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
    VoidCause mostly =
        certificate.voids().entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .orElseThrow()
            .getKey();
    return reason + ", for most rounds were void: " + mostly.inWords();
  }
}
