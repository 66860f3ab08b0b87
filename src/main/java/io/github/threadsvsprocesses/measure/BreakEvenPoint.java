package io.github.threadsvsprocesses.measure;

import io.github.threadsvsprocesses.measure.BreakEvenCurve.Point;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
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
  private static final MathContext THREE_DIGITS = new MathContext(3);

  /** Noise may bring the crossing of a round out of the two sizes; further out it is a guess. */
  private static final double OUTSIDE = 1.5;

  /**
   * Null when the medians do not cross, or only far from the two sizes, as when the machine became
   * busy after they had been found.
   */
  static @Nullable BreakEvenPoint between(Point small, Point large) {
    Double ofMedians =
        crossing(
            small.oneWorkerMedian(),
            small.crewMedian(),
            large.oneWorkerMedian(),
            large.crewMedian());
    double least = small.oneWorkerMedian() / OUTSIDE;
    double most = large.oneWorkerMedian() * OUTSIDE;
    if (ofMedians == null || ofMedians < least || ofMedians > most) {
      return null;
    }
    List<Double> ofRounds = new ArrayList<>();
    int rounds = Math.min(small.crewMillis().size(), large.crewMillis().size());
    // The last ones had both sizes in them.
    for (int ago = rounds; ago > 0; ago--) {
      Double ofRound =
          crossing(
              last(small.oneWorkerMillis(), ago),
              last(small.crewMillis(), ago),
              last(large.oneWorkerMillis(), ago),
              last(large.crewMillis(), ago));
      ofRounds.add(ofRound == null ? ofMedians : Math.max(least, Math.min(most, ofRound)));
    }
    double[] quarters =
        Quantile.withDefaults()
            .evaluate(
                ofRounds.stream().mapToDouble(Double::doubleValue).toArray(),
                A_QUARTER,
                1 - A_QUARTER);
    return new BreakEvenPoint(ofMedians, quarters[0], quarters[1], rounds);
  }

  private static double last(List<Double> millis, int ago) {
    return millis.get(millis.size() - ago);
  }

  /**
   * Where the difference of the two times is nil, taken to change evenly with the size, as it does
   * where a hand-over costs the same for tasks of any size.
   */
  private static @Nullable Double crossing(
      double smallOfOne, double smallOfCrew, double largeOfOne, double largeOfCrew) {
    double behind = smallOfCrew - smallOfOne;
    double ahead = largeOfCrew - largeOfOne;
    if (behind <= ahead) {
      return null;
    }
    return smallOfOne + (largeOfOne - smallOfOne) * behind / (behind - ahead);
  }

  /** Such as "0.21 ms (the middle half of 31 rounds: 0.19 to 0.224 ms)". */
  public String inWords() {
    if (rounds == 1) {
      return figure(millis) + " ms (one round)";
    }
    return "%s ms (the middle half of %d rounds: %s to %s ms)"
        .formatted(figure(millis), rounds, figure(lowMillis), figure(highMillis));
  }

  /** In three digits, none of them a power of ten: "0.0213", "270", "1230". */
  public static String figure(double millis) {
    return BigDecimal.valueOf(millis).round(THREE_DIGITS).stripTrailingZeros().toPlainString();
  }
}
