package io.github.threadsvsprocesses.measure;

import static io.github.threadsvsprocesses.measure.RoundOutcome.AGAINST;
import static io.github.threadsvsprocesses.measure.RoundOutcome.FOR;
import static io.github.threadsvsprocesses.measure.RoundOutcome.NOT_AGAINST;
import static io.github.threadsvsprocesses.measure.RoundOutcome.NOT_FOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequentialDecisionTest {
  private static final double ALPHA = SequentialDecision.DEFAULT_ALPHA;

  @Test
  void aFalseAnswerIsRarerThanAlphaOverAllCourses() {
    Odds odds = Odds.of(0.5);
    assertThat(odds.holds()).isLessThan(ALPHA).isCloseTo(6.0e-6, within(0.05e-6));
    assertThat(odds.fails()).isLessThan(ALPHA).isEqualTo(odds.holds());
  }

  /** The figures of {@link SequentialDecision}'s Javadoc. */
  @ParameterizedTest
  @CsvSource({
    "0.8,  0.746,      60.4, 5e-4",
    "0.9,  0.9995,     33.3, 5e-5",
    "0.95, 0.99999996, 24.9, 1e-8",
    "0.99, 1,          20.0, 1e-14",
    "1,    1,          19.0, 1e-14"
  })
  void thePowerIsAsDocumented(double chanceOfAWin, double power, double rounds, double precision) {
    Odds odds = Odds.of(chanceOfAWin);
    assertThat(odds.holds()).isCloseTo(power, within(precision));
    assertThat(odds.rounds()).isCloseTo(rounds, within(0.05));
    assertThat(odds.fails()).isLessThan(1e-12);
  }

  @Test
  void nineteenClearWinsDecideAndEighteenDoNot() {
    SequentialDecision decision = decide(18, FOR);
    assertThat(decision.answer()).isEqualTo(Answer.UNDECIDED);
    decision.record(FOR);
    assertThat(decision.answer()).isEqualTo(Answer.HOLDS);
    assertThat(decision.wins()).isEqualTo(19);
    assertThat(decision.losses()).isZero();
  }

  @Test
  void nineteenClearLossesDecideTheOtherWay() {
    assertThat(decide(18, AGAINST).answer()).isEqualTo(Answer.UNDECIDED);
    assertThat(decide(19, AGAINST).answer()).isEqualTo(Answer.FAILS);
  }

  /** Two wins and a loss, worked out by hand. */
  @Test
  void wealthIsTheMeanOverTheStakes() {
    SequentialDecision decision = decide(2, FOR);
    decision.record(AGAINST);
    assertThat(decision.wealthFor())
        .isCloseTo((1.69 * 0.7 + 2.56 * 0.4 + 3.24 * 0.2 + 3.8025 * 0.05) / 4, within(1e-12));
    assertThat(decision.wealthAgainst())
        .isCloseTo((0.49 * 1.3 + 0.16 * 1.6 + 0.04 * 1.8 + 0.0025 * 1.95) / 4, within(1e-12));
    assertThat(decision.curve()).hasSize(3);
    assertThat(decision.curve().get(2))
        .isEqualTo(new Wealth(decision.wealthFor(), decision.wealthAgainst()));
  }

  @Test
  void whatCanStillBeAnsweredIsKnown() {
    SequentialDecision decision = decide(10, FOR);
    assertThat(decision.mayBeAnsweredWithin(9)).isTrue();
    assertThat(decision.mayBeAnsweredWithin(8)).isFalse();
  }

  @Test
  void aRoundThatIsNotWonButNoLossCountsAgainstHoldingOnly() {
    SequentialDecision decision = decide(18, FOR);
    Wealth before = decision.curve().get(17);
    decision.record(NOT_FOR);
    assertThat(decision.wealthFor()).isLessThan(before.inFavour());
    assertThat(decision.wealthAgainst()).isEqualTo(before.against());
    assertThat(decision.rounds()).isEqualTo(19);
    assertThat(decide(1_000, NOT_FOR).answer()).isEqualTo(Answer.UNDECIDED);
  }

  @Test
  void aRoundThatIsNoLossButNotWonCountsAgainstFailingOnly() {
    SequentialDecision decision = decide(18, AGAINST);
    Wealth before = decision.curve().get(17);
    decision.record(NOT_AGAINST);
    assertThat(decision.wealthAgainst()).isLessThan(before.against());
    assertThat(decision.wealthFor()).isEqualTo(before.inFavour());
    assertThat(decision.rounds()).isEqualTo(19);
    assertThat(decide(1_000, NOT_AGAINST).answer()).isEqualTo(Answer.UNDECIDED);
  }

  @Test
  void noRoundCountsAfterTheAnswer() {
    SequentialDecision decision = decide(19, FOR);
    assertThatThrownBy(() -> decision.record(AGAINST))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("after the answer HOLDS");
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "-0.1", "NaN"})
  void anAlphaThatIsNoChanceIsRefused(double alpha) {
    assertThatThrownBy(() -> new SequentialDecision(alpha))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("between 0 and 1");
  }

  private static SequentialDecision decide(int rounds, RoundOutcome outcome) {
    SequentialDecision decision = new SequentialDecision();
    for (int round = 0; round < rounds; round++) {
      decision.record(outcome);
    }
    return decision;
  }

  /** What comes of 80 rounds won with a given chance, by exact enumeration of wins and losses. */
  private record Odds(double holds, double fails, double rounds) {
    static Odds of(double chanceOfAWin) {
      double enough = 1 / ALPHA;
      double holds = 0;
      double fails = 0;
      double rounds = 0;
      double[] undecidedByWins = {1};
      for (int round = 1; round <= Limits.VALID_ROUNDS; round++) {
        double[] next = new double[round + 1];
        for (int wins = 0; wins < round; wins++) {
          next[wins + 1] += undecidedByWins[wins] * chanceOfAWin;
          next[wins] += undecidedByWins[wins] * (1 - chanceOfAWin);
        }
        for (int wins = 0; wins <= round; wins++) {
          boolean decidedFor = SequentialDecision.wealth(wins, round - wins) >= enough;
          boolean decidedAgainst = SequentialDecision.wealth(round - wins, wins) >= enough;
          if (decidedFor || decidedAgainst) {
            holds += decidedFor ? next[wins] : 0;
            fails += decidedAgainst ? next[wins] : 0;
            rounds += round * next[wins];
            next[wins] = 0;
          }
        }
        undecidedByWins = next;
      }
      for (double open : undecidedByWins) {
        rounds += Limits.VALID_ROUNDS * open;
      }
      return new Odds(holds, fails, rounds);
    }
  }
}
