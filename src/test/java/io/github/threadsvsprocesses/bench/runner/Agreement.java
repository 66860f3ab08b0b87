package io.github.threadsvsprocesses.bench.runner;

import io.github.threadsvsprocesses.bench.runner.OurDecision.Finding;
import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.Proposition;
import org.jspecify.annotations.Nullable;

/**
 * Our answer about a crew beside JMH's scores of the same work.
 *
 * @param row in which both were taken
 * @param peer how JMH measured
 * @param crew in words
 * @param ours speed-up over one worker, median of the rounds; null where none was valid
 * @param jmh one worker's score and the crew's, as a speed-up
 * @param agrees whether JMH's is on the side of the bound that our answer says; null without answer
 */
record Agreement(
    String row,
    String peer,
    String crew,
    Proposition proposition,
    Answer answer,
    @Nullable Double ours,
    double jmh,
    @Nullable Boolean agrees) {
  private static final String NOT_ASKED = "no row asks whether a crew ";

  static Agreement of(String row, JmhTerms terms, Finding ours, double jmh) {
    return new Agreement(
        row,
        terms.inWords(),
        ours.crew().inWords(),
        ours.proposition(),
        ours.answer(),
        ours.speedUp(),
        jmh,
        ours.answer() == Answer.UNDECIDED
            ? null
            : (ours.answer() == Answer.HOLDS) == speaksFor(ours.proposition(), jmh));
  }

  private static boolean speaksFor(Proposition proposition, double speedUp) {
    return switch (proposition) {
      case SCALES -> speedUp >= Proposition.LEAST_SPEED_UP;
      case DOES_NOT_SCALE -> speedUp <= Proposition.MOST_SPEED_UP_UNDER_A_LOCK;
      case HARDLY_FASTER, SLOWER -> throw new IllegalStateException(NOT_ASKED + proposition);
    };
  }

  /** Such as "1.95 is at least 1.40: they agree". */
  String verdict() {
    boolean yes = speaksFor(proposition, jmh);
    String side =
        switch (proposition) {
          case SCALES -> (yes ? "at least " : "below ") + inWords(Proposition.LEAST_SPEED_UP);
          case DOES_NOT_SCALE ->
              (yes ? "at most " : "above ") + inWords(Proposition.MOST_SPEED_UP_UNDER_A_LOCK);
          case HARDLY_FASTER, SLOWER -> throw new IllegalStateException(NOT_ASKED + proposition);
        };
    String said = agrees == null ? "we have no answer" : agrees ? "they agree" : "they DISAGREE";
    return inWords(jmh) + " is " + side + ": " + said;
  }

  /** A line for the console. */
  String inWords() {
    return "%s: %s: ours %s, %s: %s; %s %s"
        .formatted(
            row, crew, inWords(ours), proposition.inWords(), answer.inWords(), peer, verdict());
  }

  private static String inWords(@Nullable Double figure) {
    return Figures.inWords(figure);
  }
}
