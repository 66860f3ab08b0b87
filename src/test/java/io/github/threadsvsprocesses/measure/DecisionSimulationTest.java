package io.github.threadsvsprocesses.measure;

import static io.github.threadsvsprocesses.measure.Proposition.DOES_NOT_SCALE;
import static io.github.threadsvsprocesses.measure.Proposition.SCALES;
import static io.github.threadsvsprocesses.measure.RoundOutcome.AGAINST;
import static io.github.threadsvsprocesses.measure.RoundOutcome.FOR;
import static io.github.threadsvsprocesses.measure.RoundOutcome.NOT_AGAINST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The bound on false answers holds however rounds depend on those before, as long as each is won
 * with chance at most one half given the past. At α = 1e-3, so that a false answer would be seen.
 */
class DecisionSimulationTest {
  private static final double ALPHA = 1e-3;
  private static final int RUNS = 5_000;

  /** Whole measurements cost more than bare decisions. */
  private static final int MEASUREMENTS = 300;

  /** A false alarm of the test itself, were the seeds not fixed. */
  private static final double RARELY = 1e-3;

  /** How the next round's chance depends on the past, never above one half. */
  enum Pattern {
    /** A fair coin: the worst that the null allows at every round. */
    FAIR {
      @Override
      RoundOutcome next(Random random, Past past) {
        return random.nextBoolean() ? FOR : AGAINST;
      }
    },
    /** A gambler's friend: fair while the wealth is high, else hopeless. */
    FAIR_WHILE_WINNING {
      @Override
      RoundOutcome next(Random random, Past past) {
        return past.wins >= past.losses && random.nextBoolean() ? FOR : AGAINST;
      }
    },
    /** Fair and hopeless spells of random length, as a neighbour's load comes and goes. */
    SPELLS {
      @Override
      RoundOutcome next(Random random, Past past) {
        if (random.nextInt(10) == 0) {
          past.spell = !past.spell;
        }
        return past.spell && random.nextBoolean() ? FOR : AGAINST;
      }
    },
    /** A loss mostly brings another. */
    ECHO_OF_LOSSES {
      @Override
      RoundOutcome next(Random random, Past past) {
        return (past.last == AGAINST && random.nextInt(4) != 0) || random.nextBoolean()
            ? AGAINST
            : FOR;
      }
    },
    /** Rounds in which the machine gave too little to tell, in runs. */
    MUTE_SPELLS {
      @Override
      RoundOutcome next(Random random, Past past) {
        if (random.nextInt(5) == 0) {
          past.spell = !past.spell;
        }
        return past.spell ? NOT_AGAINST : random.nextBoolean() ? FOR : AGAINST;
      }
    };

    abstract RoundOutcome next(Random random, Past past);
  }

  /** What a pattern may look at. */
  private static final class Past {
    private int wins;
    private int losses;
    private boolean spell;
    private RoundOutcome last = NOT_AGAINST;
  }

  @ParameterizedTest
  @EnumSource
  void falseAnswersAreRarerThanAlphaHoweverRoundsDepend(Pattern pattern) {
    Random random = new Random(pattern.name().hashCode());
    int holds = 0;
    for (int run = 0; run < RUNS; run++) {
      SequentialDecision decision = new SequentialDecision(ALPHA);
      Past past = new Past();
      while (decision.answer() == Answer.UNDECIDED && decision.rounds() < Limits.VALID_ROUNDS) {
        past.last = pattern.next(random, past);
        past.wins += past.last == FOR ? 1 : 0;
        past.losses += past.last == AGAINST ? 1 : 0;
        decision.record(past.last);
      }
      holds += decision.answer() == Answer.HOLDS ? 1 : 0;
    }
    assertThat(atLeast(holds, RUNS)).as("%d of %d", holds, RUNS).isLessThanOrEqualTo(ALPHA);
  }

  /** Where the bound does not hold, because rounds are mostly won, the simulation must show it. */
  @Test
  void roundsThatAreMostlyWonAreSeenToBreakTheBound() {
    Random random = new Random(7);
    int holds = 0;
    for (int run = 0; run < RUNS; run++) {
      SequentialDecision decision = new SequentialDecision(ALPHA);
      while (decision.answer() == Answer.UNDECIDED && decision.rounds() < Limits.VALID_ROUNDS) {
        decision.record(random.nextDouble() < 0.6 ? FOR : AGAINST);
      }
      holds += decision.answer() == Answer.HOLDS ? 1 : 0;
    }
    assertThat(atLeast(holds, RUNS)).isGreaterThan(ALPHA);
  }

  /**
   * A whole measurement of a locked crew that a slow, heavy-tailed, autocorrelated machine treats
   * as it treats one worker: their times are exchangeable, so scaling is the null.
   */
  @ParameterizedTest
  @EnumSource
  void aCrewThatTheMachineTreatsLikeOneWorkerIsNotSaidToScale(Weather weather) throws Exception {
    isRarerThanAlpha(weather, 1, Proposition.SCALES);
  }

  /** The same of a free crew, which the machine treats like lock-free threads. */
  @ParameterizedTest
  @EnumSource
  void aCrewThatTheMachineTreatsLikeFreeThreadsIsNotSaidToBeLocked(Weather weather)
      throws Exception {
    isRarerThanAlpha(weather, Weather.FREE_SPEED_UP, Proposition.DOES_NOT_SCALE);
  }

  /** A crew that is exchangeable with one worker is neither slower nor faster. */
  @ParameterizedTest
  @EnumSource
  void aCrewThatTheMachineTreatsLikeOneWorkerIsNotSaidToBeSlowerNorFaster(Weather weather)
      throws Exception {
    isRarerThanAlpha(weather, 1, Proposition.SLOWER);
    isRarerThanAlpha(weather, 1, Proposition.SLOWER, Answer.FAILS);
  }

  /** A crew that takes a hair more, or less, than the share of its rival's time that divides. */
  @ParameterizedTest
  @EnumSource
  void aCrewBesideTheBoundIsNotSaidToBeOnItsOtherSide(Weather weather) throws Exception {
    double bound = 1.4 / Proposition.LEAST_SHARE_OF_TIME;
    isRarerThanAlpha(run -> weather.measureBeside(run, 1.4, bound * 1.001), Answer.HOLDS);
    isRarerThanAlpha(run -> weather.measureBeside(run, 1.4, bound / 1.001), Answer.FAILS);
  }

  /** And one that is as fast as its rival, or twice as fast, is told so. */
  @Test
  void theTruthBesideARivalIsFound() throws Exception {
    assertThat(Weather.VISITS.measureBeside(1, 1.8, 1.8).answer()).isEqualTo(Answer.HOLDS);
    assertThat(Weather.VISITS.measureBeside(1, 0.9, 1.8).answer()).isEqualTo(Answer.FAILS);
  }

  private static void isRarerThanAlpha(Weather weather, double speedUp, Proposition proposition)
      throws Exception {
    isRarerThanAlpha(weather, speedUp, proposition, Answer.HOLDS);
  }

  private static void isRarerThanAlpha(
      Weather weather, double speedUp, Proposition proposition, Answer wrong) throws Exception {
    isRarerThanAlpha(run -> weather.measure(run, () -> speedUp, proposition), wrong);
  }

  /** One measurement, by its seed. */
  private interface Simulation {
    Certificate run(long seed) throws Exception;
  }

  private static void isRarerThanAlpha(Simulation simulation, Answer wrong) throws Exception {
    int said = 0;
    int valid = 0;
    for (int run = 0; run < MEASUREMENTS; run++) {
      Certificate answer = simulation.run(run);
      said += answer.answer() == wrong ? 1 : 0;
      valid += answer.wealth().size();
    }
    assertThat(valid).as("rounds that were judged").isGreaterThan(MEASUREMENTS);
    assertThat(atLeast(said, MEASUREMENTS)).isLessThanOrEqualTo(ALPHA);
  }

  /** The same machines let the truth through, now and then at least. */
  @Test
  void theTruthIsFoundInFairWeather() throws Exception {
    Certificate scales = Weather.VISITS.measure(1, () -> Weather.FREE_SPEED_UP, SCALES);
    assertThat(scales.answer()).isEqualTo(Answer.HOLDS);
    Certificate locked = Weather.BEGINNINGS.measure(1, () -> 1, DOES_NOT_SCALE);
    assertThat(locked.answer()).isEqualTo(Answer.HOLDS);
  }

  /** Were all of an arm's work done at once, a lock would mostly not be found there. */
  @Test
  void whereCpusFlickerTheTruthIsFoundNearlyAlways() throws Exception {
    int locked = 0;
    int free = 0;
    for (int run = 0; run < MEASUREMENTS; run++) {
      Certificate one = Weather.FLICKER.measure(run, () -> 1, DOES_NOT_SCALE);
      Certificate two = Weather.FLICKER.measure(run, () -> Weather.FREE_SPEED_UP, SCALES);
      locked += one.answer() == Answer.HOLDS ? 1 : 0;
      free += two.answer() == Answer.HOLDS ? 1 : 0;
    }
    assertThat(locked).isGreaterThan(MEASUREMENTS * 9 / 10);
    assertThat(free).isGreaterThan(MEASUREMENTS * 9 / 10);
  }

  /** The lower end of the exact interval: more than α for certain fails, chance alone does not. */
  private static double atLeast(int seen, int of) {
    return BinomialConfidenceInterval.CLOPPER_PEARSON
        .fromErrorRate(of, seen, RARELY)
        .getLowerBound();
  }
}
