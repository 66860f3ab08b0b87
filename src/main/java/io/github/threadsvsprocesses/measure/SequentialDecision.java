package io.github.threadsvsprocesses.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides between "a round is mostly won" and "a round is mostly lost", looking after every round.
 *
 * <p>The chance of a false answer is at most α, whenever one stops, as long as a round is no more
 * likely to speak for that answer than against it, given all rounds before: then the wealth is a
 * non-negative supermartingale that starts at 1, which reaches 1/α with chance at most α (Ville's
 * inequality).
 *
 * <p>With α = 1e-5 and 80 rounds, the exact chance of each false answer at p = ½ is 6.0e-6. The
 * chance of the right answer, and the mean number of rounds to it, when a round is won with chance
 * p:
 *
 * <table>
 *   <caption>Power, computed exactly over all courses of wins and losses</caption>
 *   <tr><th>p</th><td>0.8</td><td>0.9</td><td>0.95</td><td>0.99</td><td>1</td></tr>
 *   <tr><th>power</th><td>0.746</td><td>0.9995</td><td>0.99999996</td><td>1 - 2e-16</td><td>1</td></tr>
 *   <tr><th>rounds</th><td>60.4</td><td>33.3</td><td>24.9</td><td>20.0</td><td>19</td></tr>
 * </table>
 *
 * <p>Not thread-safe.
 */
public final class SequentialDecision {
  /**
   * The bound on the chance of a false answer; of a thousand runs of a hundred judgements at most
   * one is expected to hold a false answer.
   */
  public static final double DEFAULT_ALPHA = 1e-5;

  /** Stakes: the small ones win when few rounds are lost, the large ones when none is. */
  private static final double[] STAKES = {0.3, 0.6, 0.8, 0.95};

  private final double alpha;
  private final List<Wealth> curve = new ArrayList<>();
  private int wins;
  private int losses;
  private int notFor;
  private int notAgainst;
  private Wealth now = new Wealth(1, 1);

  /** With {@link #DEFAULT_ALPHA}. */
  public SequentialDecision() {
    this(DEFAULT_ALPHA);
  }

  /**
   * @param alpha bound on the chance of a false answer, between 0 and 1
   */
  public SequentialDecision(double alpha) {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException(
          "alpha is " + alpha + "; expected a chance between 0 and 1, such as 1e-5");
    }
    this.alpha = alpha;
  }

  /**
   * Counts a valid round. For each answer the gambler bets on it to speak for that answer; where it
   * was {@link RoundOutcome#NOT_AGAINST}, the one who bets on the proposition gets the stake back,
   * and so does the other one where it was {@link RoundOutcome#NOT_FOR}.
   *
   * @throws IllegalStateException once there is an answer: later rounds must not change it
   */
  public void record(RoundOutcome outcome) {
    if (answer() != Answer.UNDECIDED) {
      throw new IllegalStateException(
          "a round after the answer " + answer() + "; stop when there is one");
    }
    switch (outcome) {
      case FOR -> wins++;
      case AGAINST -> losses++;
      case NOT_FOR -> notFor++;
      case NOT_AGAINST -> notAgainst++;
    }
    now = after(0);
    curve.add(now);
  }

  /** The answer so far; once it is not {@link Answer#UNDECIDED} it stays. */
  public Answer answer() {
    if (wealthFor() >= 1 / alpha) {
      return Answer.HOLDS;
    }
    return wealthAgainst() >= 1 / alpha ? Answer.FAILS : Answer.UNDECIDED;
  }

  /** Whether so many rounds more, were they all to say the same, would bring an answer. */
  boolean mayBeAnsweredWithin(int rounds) {
    Wealth most = after(rounds);
    return most.inFavour() >= 1 / alpha || most.against() >= 1 / alpha;
  }

  /** The best that each gambler may have, so many rounds later. */
  private Wealth after(int rounds) {
    return new Wealth(
        wealth(wins + rounds, losses + notFor), wealth(losses + rounds, wins + notAgainst));
  }

  /** Rounds that were {@link RoundOutcome#FOR}. */
  public int wins() {
    return wins;
  }

  /** Rounds that were {@link RoundOutcome#AGAINST}. */
  public int losses() {
    return losses;
  }

  /** Counted so far, those that spoke for neither answer included. */
  public int rounds() {
    return wins + losses + notFor + notAgainst;
  }

  /** The bound on the chance of a false answer. */
  public double alpha() {
    return alpha;
  }

  /** What a gambler who started with 1 and bet on every round to be won has now. */
  public double wealthFor() {
    return now.inFavour();
  }

  /** What a gambler who started with 1 and bet on every round to be lost has now. */
  public double wealthAgainst() {
    return now.against();
  }

  /** Both wealths after each round so far. */
  public List<Wealth> curve() {
    return List.copyOf(curve);
  }

  /** The mean, over the stakes, of a gambler's wealth who stakes that share on every round. */
  static double wealth(int won, int lost) {
    double sum = 0;
    for (double stake : STAKES) {
      sum += Math.pow(1 + stake, won) * Math.pow(1 - stake, lost);
    }
    return sum / STAKES.length;
  }
}
