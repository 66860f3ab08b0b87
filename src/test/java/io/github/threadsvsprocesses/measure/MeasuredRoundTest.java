package io.github.threadsvsprocesses.measure;

import static io.github.threadsvsprocesses.measure.Proposition.DOES_NOT_SCALE;
import static io.github.threadsvsprocesses.measure.Proposition.SCALES;
import static io.github.threadsvsprocesses.measure.RoundOutcome.AGAINST;
import static io.github.threadsvsprocesses.measure.RoundOutcome.FOR;
import static io.github.threadsvsprocesses.measure.RoundOutcome.NOT_FOR;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredRoundTest {
  @Test
  void theFirstArmsVoidAndTheSecondJudge() {
    MeasuredRound slowFirst = round(200, 100, 50, 50, 100).judgedBy(SCALES, 60, 2);
    assertThat(slowFirst.outcome()).as("a slow first arm is no speed-up").isEqualTo(AGAINST);
    MeasuredRound noisyFirst = round(100, 100, 63, 50, 50).judgedBy(SCALES, 60, 2);
    assertThat(noisyFirst.voided()).isEqualTo(VoidCause.TOO_LITTLE_SPEED_UP);
    assertThat(noisyFirst.outcome()).isNull();
    MeasuredRound noisySecond = round(100, 100, 50, 90, 100).judgedBy(SCALES, 60, 2);
    assertThat(noisySecond.voided()).as("what judges does not select").isNull();
    assertThat(noisySecond.outcome()).as("the machine gave too little to tell").isEqualTo(NOT_FOR);
  }

  @Test
  void theCrewNeverVoidsARound() {
    assertThat(round(100, 100, 50, 50, 1_000_000).judgedBy(SCALES, 60, 2).outcome())
        .isEqualTo(AGAINST);
    assertThat(round(100, 100, 50, 50, 1).judgedBy(DOES_NOT_SCALE, 60, 2).outcome())
        .isEqualTo(AGAINST);
  }

  @Test
  void stolenTimeAndThrottlingVoidARoundAndWaitingDoesNot() {
    assertThat(disturbed(100, 100, 50, 50, 50, 0.101, 0.0, 0.1).judgedBy(SCALES, 60, 2).voided())
        .isEqualTo(VoidCause.STOLEN);
    assertThat(disturbed(100, 100, 50, 50, 50, 0.0, 0.001, 0.1).judgedBy(SCALES, 60, 2).voided())
        .isEqualTo(VoidCause.THROTTLED);
    assertThat(disturbed(100, 100, 90, 50, 50, 1.0, 1.0, 0.1).judgedBy(SCALES, 60, 2).voided())
        .as("the first of several")
        .isEqualTo(VoidCause.THROTTLED);
    assertThat(disturbed(59, 100, 30, 50, 50, 0.0, 0.0, 0.1).judgedBy(SCALES, 60, 2).voided())
        .as("an arm that lasted too short")
        .isEqualTo(VoidCause.TOO_SHORT);
    assertThat(disturbed(100, 100, 50, 50, 50, 0.1, 0.0, 0.1).judgedBy(SCALES, 60, 2).outcome())
        .as("a little is noise, and that others wait is no cause")
        .isEqualTo(FOR);
    assertThat(disturbed(100, 100, 50, 50, 50, null, null, null).judgedBy(SCALES, 60, 2).outcome())
        .as("a system that does not tell")
        .isEqualTo(FOR);
    assertThat(disturbed(100, 100, 50, 50, 50, 0.0, 0.0, 0.101).judgedBy(SCALES, 60, 2).voided())
        .as("others had the CPU that one worker needs")
        .isEqualTo(VoidCause.QUEUED);
  }

  @ParameterizedTest
  @CsvSource({
    "0.9,  2.0,  AGAINST, FOR",
    "1.1,  2.0,  AGAINST, FOR",
    "1.11, 2.0,  AGAINST, AGAINST",
    "1.39, 1.6,  AGAINST, AGAINST",
    "1.40, 1.6,  FOR,     AGAINST",
    "1.40, 2.0,  AGAINST, AGAINST",
    "1.49, 2.0,  AGAINST, AGAINST",
    "1.50, 2.0,  FOR,     AGAINST",
    "0.99, 1.02, NOT_FOR, NOT_AGAINST",
    "1.20, 1.59, NOT_FOR, AGAINST",
    "1.50, 1.02, FOR,     AGAINST"
  })
  void theBoundsAreTheDesigns(
      double crewSpeedUp, double machineSpeedUp, RoundOutcome scales, RoundOutcome doesNotScale) {
    assertThat(SCALES.of(crewSpeedUp, machineSpeedUp)).isEqualTo(scales);
    assertThat(DOES_NOT_SCALE.of(crewSpeedUp, machineSpeedUp)).isEqualTo(doesNotScale);
  }

  /** Where one worker alone was held up, more seems to be given than two CPUs have. */
  @Test
  void noCrewIsAskedForMoreThanAllItsWorkersCanGain() {
    MeasuredRound heldUp = round(226, 226, 100, 100, 150);
    assertThat(heldUp.judgedBy(SCALES, 60, 2).outcome()).isEqualTo(FOR);
    assertThat(heldUp.judgedBy(SCALES, 60, 4).outcome()).isEqualTo(AGAINST);
    assertThat(round(226, 226, 100, 100, 160).judgedBy(SCALES, 60, 2).outcome()).isEqualTo(AGAINST);
  }

  private static MeasuredRound round(
      long oneFirst, long oneSecond, long freeFirst, long freeSecond, long crew) {
    return disturbed(oneFirst, oneSecond, freeFirst, freeSecond, crew, null, null, null);
  }

  private static MeasuredRound disturbed(
      long oneFirst,
      long oneSecond,
      long freeFirst,
      long freeSecond,
      long crew,
      @Nullable Double stolenShare,
      @Nullable Double throttledMillis,
      @Nullable Double aloneQueuedShare) {
    return new MeasuredRound(
        oneFirst,
        oneSecond,
        freeFirst,
        freeSecond,
        crew,
        null,
        new Disturbance(stolenShare, throttledMillis, 1.0, 1e6, aloneQueuedShare, 64.0),
        null,
        null);
  }
}
