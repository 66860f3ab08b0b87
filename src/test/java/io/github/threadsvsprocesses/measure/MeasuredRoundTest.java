package io.github.threadsvsprocesses.measure;

import static io.github.threadsvsprocesses.measure.Judgement.DOES_NOT_SCALE;
import static io.github.threadsvsprocesses.measure.Judgement.SCALES;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredRoundTest {
  @Test
  void theFirstArmsVoidAndTheSecondJudge() {
    MeasuredRound slowFirst = round(200, 100, 50, 50, 100).judgedBy(SCALES);
    assertThat(slowFirst.won()).as("a slow first arm is no speed-up").isFalse();
    MeasuredRound noisyFirst = round(100, 100, 63, 50, 50).judgedBy(SCALES);
    assertThat(noisyFirst.voided()).isEqualTo(VoidCause.TOO_LITTLE_SPEED_UP);
    assertThat(noisyFirst.won()).isNull();
    MeasuredRound noisySecond = round(100, 100, 50, 90, 100).judgedBy(SCALES);
    assertThat(noisySecond.voided()).as("what judges does not select").isNull();
    assertThat(noisySecond.won()).isFalse();
  }

  @Test
  void theCrewNeverVoidsARound() {
    assertThat(round(100, 100, 50, 50, 1_000_000).judgedBy(SCALES).won()).isFalse();
    assertThat(round(100, 100, 50, 50, 1).judgedBy(DOES_NOT_SCALE).won()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0.9,  2.0, false, true",
    "1.1,  2.0, false, true",
    "1.11, 2.0, false, false",
    "1.39, 1.6, false, false",
    "1.40, 1.6, true,  false",
    "1.40, 2.0, false, false",
    "1.49, 2.0, false, false",
    "1.50, 2.0, true,  false"
  })
  void theBoundsAreTheDesigns(
      double crewSpeedUp, double machineSpeedUp, boolean scales, boolean doesNotScale) {
    assertThat(SCALES.isWonBy(crewSpeedUp, machineSpeedUp)).isEqualTo(scales);
    assertThat(DOES_NOT_SCALE.isWonBy(crewSpeedUp, machineSpeedUp)).isEqualTo(doesNotScale);
  }

  private static MeasuredRound round(
      long oneFirst, long oneSecond, long freeFirst, long freeSecond, long crew) {
    return new MeasuredRound(oneFirst, oneSecond, freeFirst, freeSecond, crew, null, null);
  }
}
