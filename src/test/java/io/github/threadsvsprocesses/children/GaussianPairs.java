package io.github.threadsvsprocesses.children;

import java.util.Arrays;
import java.util.List;

/**
 * What is known of many pairs of Gaussian deviates. Immutable.
 *
 * @param sumX of the first of each pair
 * @param sumY of the second
 * @param counts how many lie in each square annulus: the larger absolute value is at least the
 *     place in this list and less than one more
 */
public record GaussianPairs(double sumX, double sumY, List<Long> counts) {
  static final int ANNULI = 10;

  /** Pairs that the whole kernel of class S draws: 2^24. */
  public static final int BLOCKS_OF_CLASS_S = (1 << 24) / MakesGaussianPairs.PAIRS;

  /**
   * Of class S: the reference sums with which the NAS Parallel Benchmarks verify a run, and the
   * counts that their own program prints.
   */
  public static final GaussianPairs CLASS_S =
      of(
          -3.247834652034740e3,
          -6.958407078382297e3,
          6_140_517,
          5_865_300,
          1_100_361,
          68_546,
          1_648,
          17,
          0,
          0,
          0,
          0);

  /** Of either sum, as the NAS Parallel Benchmarks verify it. */
  public static final double RELATIVE_ERROR = 1e-8;

  public GaussianPairs {
    counts = List.copyOf(counts);
  }

  static GaussianPairs of(double sumX, double sumY, long... counts) {
    return new GaussianPairs(sumX, sumY, Arrays.stream(counts).boxed().toList());
  }

  /** All of them together. */
  public static GaussianPairs sum(List<GaussianPairs> parts) {
    double sumX = 0;
    double sumY = 0;
    long[] counts = new long[ANNULI];
    for (GaussianPairs part : parts) {
      sumX += part.sumX;
      sumY += part.sumY;
      for (int annulus = 0; annulus < ANNULI; annulus++) {
        counts[annulus] += part.counts.get(annulus);
      }
    }
    return of(sumX, sumY, counts);
  }

  /** Equal counts, and sums that differ by no more than the published relative error. */
  public boolean agreesWith(GaussianPairs reference) {
    return counts.equals(reference.counts)
        && isClose(sumX, reference.sumX)
        && isClose(sumY, reference.sumY);
  }

  private static boolean isClose(double value, double reference) {
    return Math.abs(value - reference) <= RELATIVE_ERROR * Math.abs(reference);
  }
}
