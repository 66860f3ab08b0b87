package io.github.threadsvsprocesses.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepsTest {
  @ParameterizedTest
  @CsvSource({"1, 0", "1, 1", "1, 2", "-7, 3", "1000, 12345", "9223372036854775807, 65537"})
  void theLastValueIsTheOneKnownBeforehand(long seed, long count) {
    assertThat(new Steps(seed, count).run()).isEqualTo(Steps.known(count).applyAsLong(seed));
  }

  @Test
  void aSkippedStepIsNoticed() {
    assertThat(new Steps(5, 99).run()).isNotEqualTo(Steps.known(100).applyAsLong(5));
  }

  /** Farther than an int counts: what was done there, before, is done on from there. */
  @Test
  void manyStepsAreKnownToo() {
    long many = 5_000_000_000L;
    long before = Steps.known(many).applyAsLong(3);
    assertThat(Steps.known(many + 40).applyAsLong(3)).isEqualTo(new Steps(before, 40).run());
  }

  @Test
  void workThatWouldNotMoveIsRefused() {
    assertThatThrownBy(() -> new Steps(0, 1)).hasMessageContaining("from another value than 0");
    assertThatThrownBy(() -> new Steps(1, -1)).hasMessageContaining("-1 steps");
  }
}
