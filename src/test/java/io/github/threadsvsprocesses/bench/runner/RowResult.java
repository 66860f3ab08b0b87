package io.github.threadsvsprocesses.bench.runner;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as it is written.
 *
 * @param ours the median of the rounds; null when it could not be measured
 * @param theirs the same of the peer
 * @param ratio the median of the rounds' ratios: how many times better ours is
 * @param aim the least ratio that was wished for, if any
 * @param missing why a figure is not there: what this machine lacks, or what broke
 * @param broken whether something broke that this machine has all for
 */
record RowResult(
    String name,
    String question,
    String unit,
    Better better,
    @Nullable Double ours,
    String peer,
    @Nullable Double theirs,
    @Nullable Double ratio,
    @Nullable Double aim,
    @Nullable String missing,
    boolean broken,
    List<Round> rounds) {

  /**
   * One round.
   *
   * @param oursFirst whether ours was measured before the peer
   */
  record Round(
      boolean oursFirst, @Nullable Double ours, @Nullable Double theirs, @Nullable Double ratio) {}

  /** Whether the ratio is at least the aim; null without either. */
  @JsonIgnore
  @Nullable Boolean isAimMet() {
    if (aim == null || ratio == null) {
      return null;
    }
    return ratio >= aim;
  }
}
