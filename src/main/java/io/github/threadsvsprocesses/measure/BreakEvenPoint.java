package io.github.threadsvsprocesses.measure;

import io.github.threadsvsprocesses.measure.BreakEvenCurve.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.descriptive.Quantile;
import org.jspecify.annotations.Nullable;

/**
 * The size of task at which a crew takes as long as one worker, by interpolation between a size at
 * which it is the slower and one twice as large at which it is not.
 *
 * @param millis what the task takes one worker, by the medians of the rounds
 * @param lowMillis below which a quarter of the single rounds lies
 * @param highMillis above which a quarter of the single rounds lies
 * @param rounds measured
 */
public record BreakEvenPoint(double millis, double lowMillis, double highMillis, int rounds) {
  private static final double A_QUARTER = 0.25;

  /** Noise may bring the crossing of a round out of the two sizes; further out it is a guess. */
  private static final double OUTSIDE = Math.log(2);

  /** Null when the medians do not cross, as when noise turned them round. */
  static @Nullable BreakEvenPoint between(Point small, Point large) {
    Double ofMedians =
        crossing(
            small.oneWorkerMedian(),
            small.crewMedian(),
            large.oneWorkerMedian(),
            large.crewMedian());
    if (ofMedians == null) {
      return null;
    }
    List<Double> ofRounds = new ArrayList<>();
    int rounds = Math.min(small.crewMillis().size(), large.crewMillis().size());
    for (int i = 0; i < rounds; i++) {
      Double ofRound =
          crossing(
              small.oneWorkerMillis().get(i),
              small.crewMillis().get(i),
              large.oneWorkerMillis().get(i),
              large.crewMillis().get(i));
      ofRounds.add(ofRound == null ? ofMedians : ofRound);
    }
    double[] quarters =
        Quantile.withDefaults()
            .evaluate(
                ofRounds.stream().mapToDouble(Double::doubleValue).toArray(),
                A_QUARTER,
                1 - A_QUARTER);
    return new BreakEvenPoint(ofMedians, quarters[0], quarters[1], rounds);
  }

  /**
   * Where the ratio of the two times is one, taken to change evenly over the logarithm of the size.
   */
  private static @Nullable Double crossing(
      double smallOfOne, double smallOfCrew, double largeOfOne, double largeOfCrew) {
    double behind = Math.log(smallOfCrew / smallOfOne);
    double ahead = Math.log(largeOfCrew / largeOfOne);
    if (behind <= ahead) {
      return null;
    }
    double from = Math.log(smallOfOne);
    double to = Math.log(largeOfOne);
    double at = from + (to - from) * behind / (behind - ahead);
    return Math.exp(Math.max(from - OUTSIDE, Math.min(to + OUTSIDE, at)));
  }

  /** Such as "0.21 ms (half of 31 rounds lie between 0.19 and 0.22 ms)". */
  public String inWords() {
    return String.format(
        Locale.ROOT,
        "%.3g ms (the middle half of %d rounds: %.3g to %.3g ms)",
        millis,
        rounds,
        lowMillis,
        highMillis);
  }
}
