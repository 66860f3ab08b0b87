package io.github.threadsvsprocesses.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeoutFactorTest {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  @Test
  void deadlinesAreScaledByOneFactor() {
    assertThat(TimeoutFactor.times(DEADLINE, "1")).isEqualTo(DEADLINE);
    assertThat(TimeoutFactor.times(DEADLINE, "2.5")).isEqualTo(Duration.ofSeconds(75));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fast", "0", "-1", "NaN", "Infinity", "1e7"})
  void aFactorThatIsNoPositiveNumberIsRefused(String factor) {
    assertThatThrownBy(() -> TimeoutFactor.times(DEADLINE, factor))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("write a number above zero");
  }
}
