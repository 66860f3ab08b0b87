package io.github.threadsvsprocesses.bench.runner;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures for readers, and the middle of several. */
final class Figures {
  private static final int DIGITS = 3;

  private Figures() {}

  /** Three digits that count, thousands apart: "1,230,000", "0.857"; a dash for none. */
  static String inWords(@Nullable Double figure) {
    if (figure == null || figure.isNaN() || figure.isInfinite()) {
      return "\u2013";
    }
    BigDecimal rounded = new BigDecimal(figure).round(new MathContext(DIGITS));
    int decimals = Math.max(0, DIGITS - rounded.precision() + rounded.scale());
    return String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
  }

  /** The middle value, or the mean of the two in the middle; null of nothing. */
  static @Nullable Double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int count = sorted.size();
    return count == 0 ? null : (sorted.get((count - 1) / 2) + sorted.get(count / 2)) / 2;
  }
}
