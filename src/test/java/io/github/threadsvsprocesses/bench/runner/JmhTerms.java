package io.github.threadsvsprocesses.bench.runner;

import io.github.threadsvsprocesses.bench.CpuCrew;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** How long and how often JMH is to measure. */
enum JmhTerms {
  /** As many runs as our decision took rounds, each as long as there: one invocation is one run. */
  OURS("JMH, as many runs as long") {
    @Override
    ChainedOptionsBuilder set(ChainedOptionsBuilder options, int runs) {
      return options
          .mode(Mode.SingleShotTime)
          .forks(1)
          .warmupIterations(WARM_UP_RUNS)
          .measurementIterations(runs);
    }

    @Override
    double speedUp(double oneWorker, double crew) {
      return oneWorker / crew; // The scores are times.
    }
  },

  /** As it stands when nobody says anything, which answers a wider question than ours. */
  DEFAULTS("JMH at its defaults") {
    @Override
    ChainedOptionsBuilder set(ChainedOptionsBuilder options, int runs) {
      return options;
    }

    @Override
    double speedUp(double oneWorker, double crew) {
      return crew / oneWorker; // The scores are rates.
    }
  };

  /** As many as our measurement has warm-up rounds. */
  private static final int WARM_UP_RUNS = 2;

  private static final long SECONDS_IN_MINUTE = 60;

  private final String words;

  JmhTerms(String words) {
    this.words = words;
  }

  String inWords() {
    return words;
  }

  /**
   * @param runs that our decision took of each crew
   */
  abstract ChainedOptionsBuilder set(ChainedOptionsBuilder options, int runs);

  /** The ratio of two scores, as a speed-up over one worker. */
  abstract double speedUp(double oneWorker, double crew);

  /**
   * The same of all crews.
   *
   * @param scores of every crew
   */
  double speedUp(Map<CpuCrew, Double> scores, CpuCrew crew) {
    return speedUp(score(scores, CpuCrew.ONE_WORKER), score(scores, crew));
  }

  private static double score(Map<CpuCrew, Double> scores, CpuCrew crew) {
    Double score = scores.get(crew);
    if (score == null) {
      throw new IllegalStateException("JMH gave no score of " + crew + ", only " + scores + ".");
    }
    return score;
  }

  /** What JMH's defaults come to for all crews, starts not counted. */
  static long minutesAtDefaults() {
    long ofAFork = iterations(Defaults.WARMUP_ITERATIONS, Defaults.WARMUP_TIME);
    ofAFork += iterations(Defaults.MEASUREMENT_ITERATIONS, Defaults.MEASUREMENT_TIME);
    long forks = (long) CpuCrew.values().length * Defaults.MEASUREMENT_FORKS;
    return forks * ofAFork / SECONDS_IN_MINUTE;
  }

  private static long iterations(int number, TimeValue each) {
    return number * each.convertTo(TimeUnit.SECONDS);
  }
}
