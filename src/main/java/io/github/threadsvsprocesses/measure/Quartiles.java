package io.github.threadsvsprocesses.measure;

import org.apache.commons.statistics.descriptive.Quantile;
import org.jspecify.annotations.Nullable;

/**
 * Between which values the middle half lies: how far rounds agree.
 *
 * @param lower a quarter of the values is below it
 * @param upper a quarter of the values is above it
 */
public record Quartiles(double lower, double upper) {
  private static final double[] BOTH = {0.25, 0.75};

  /** Of one or more values. */
  public static Quartiles of(double... values) {
    double[] both = Quantile.withDefaults().evaluate(values, BOTH);
    return new Quartiles(both[0], both[1]);
  }

  /** Of the crew's speed-ups in the valid rounds; null where there is none. */
  public static @Nullable Quartiles ofSpeedUps(Certificate certificate) {
    double[] speedUps =
        certificate.rounds().stream()
            .filter(round -> round.voided() == null)
            .mapToDouble(MeasuredRound::crewSpeedUp)
            .toArray();
    return speedUps.length == 0 ? null : of(speedUps);
  }
}
