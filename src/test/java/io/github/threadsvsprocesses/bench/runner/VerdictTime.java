package io.github.threadsvsprocesses.bench.runner;

import io.github.threadsvsprocesses.bench.CpuCrew;
import io.github.threadsvsprocesses.bench.runner.OurDecision.Finding;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How long it takes to know whether crews scale: our sequential decision beside JMH, which does the
 * same work as often as it is told. What each found is compared after every round that both took.
 */
final class VerdictTime {
  private static final double NANOS_IN_SECOND = 1e9;

  private final String row;
  private final JmhTerms terms;
  private final Ours ours;
  private final Theirs theirs;
  private final Consumer<Agreement> found;

  /** Tells JMH how much work there is and how often; kept for a round in which JMH is first. */
  private @Nullable OurDecision last;

  private String lacking = "we measured nothing that JMH could repeat";

  /** What one side found in a round, until the other has. */
  private @Nullable OurDecision waiting;

  private @Nullable Map<CpuCrew, Double> waitingScores;

  interface Ours {
    OurDecision decide() throws Exception;
  }

  interface Theirs {
    /**
     * The score of every crew.
     *
     * @param runs that our decision took of each crew
     */
    Map<CpuCrew, Double> scores(JmhTerms terms, long totalUnits, int runs) throws Exception;
  }

  /**
   * @param row its name
   * @param found is told what both sides say of each crew
   */
  VerdictTime(String row, JmhTerms terms, Ours ours, Theirs theirs, Consumer<Agreement> found) {
    this.row = row;
    this.terms = terms;
    this.ours = ours;
    this.theirs = theirs;
    this.found = found;
  }

  /** Seconds from the wish to know to the last answer. */
  Arm ours() {
    return () -> {
      OurDecision decision = decide();
      last = decision;
      waiting = decision;
      compare();
      Finding open = decision.undecided().orElse(null);
      if (open != null) {
        throw new NotHere(open.withoutAnswer());
      }
      return decision.seconds();
    };
  }

  /** Seconds from the wish to know to the last score. */
  Arm theirs() {
    return () -> {
      OurDecision like = last;
      if (like == null) {
        throw new NotHere(lacking);
      }
      long start = System.nanoTime();
      waitingScores = theirs.scores(terms, like.totalUnits(), like.rounds());
      double seconds = (System.nanoTime() - start) / NANOS_IN_SECOND;
      compare();
      return seconds;
    };
  }

  private OurDecision decide() throws Exception {
    try {
      return ours.decide();
    } catch (NotHere notHere) {
      lacking = notHere.reason();
      throw notHere;
    }
  }

  private void compare() {
    OurDecision decision = waiting;
    Map<CpuCrew, Double> scores = waitingScores;
    if (decision == null || scores == null) {
      return;
    }
    waiting = null;
    waitingScores = null;
    for (Finding finding : decision.findings()) {
      found.accept(Agreement.of(row, terms, finding, terms.speedUp(scores, finding.crew())));
    }
  }
}
