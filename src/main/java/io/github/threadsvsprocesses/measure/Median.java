package io.github.threadsvsprocesses.measure;

import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** The middle value, or the mean of the two in the middle; null of nothing. */
final class Median {
  private Median() {}

  static @Nullable Double of(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int count = sorted.length;
    return count == 0 ? null : (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
  }
}
