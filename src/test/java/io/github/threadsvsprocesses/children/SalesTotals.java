package io.github.threadsvsprocesses.children;

import java.util.Map;

/**
 * What was sold.
 *
 * @param records that were counted
 * @param centsByCity what they add up to
 */
public record SalesTotals(long records, Map<String, Long> centsByCity) {
  public SalesTotals {
    centsByCity = Map.copyOf(centsByCity);
  }
}
