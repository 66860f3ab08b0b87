package io.github.threadsvsprocesses.measure;

import static io.github.threadsvsprocesses.measure.Proposition.DOES_NOT_SCALE;
import static io.github.threadsvsprocesses.measure.Proposition.SCALES;
import static io.github.threadsvsprocesses.measure.SimulatedMachine.CREW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateTest {
  @ParameterizedTest
  @CsvSource({"1.0", "1.25", "1.42", "1.9"})
  void recomputesToTheSameAnswer(double speedUp) throws Exception {
    for (Certificate certificate : noisy(() -> speedUp).all()) {
      assertThat(certificate.recompute()).isEqualTo(certificate.answer());
      assertThat(certificate.wealth())
          .hasSizeGreaterThanOrEqualTo(certificate.wins() + certificate.losses());
    }
  }

  @Test
  void recomputingDoesNotBelieveWhatTheRoundsSayOfThemselves() throws Exception {
    Certificate honest = noisy(() -> 1.0).of(CREW, SCALES);
    List<MeasuredRound> forged =
        honest.rounds().stream()
            .map(
                r ->
                    new MeasuredRound(
                        r.oneWorkerSelecting(),
                        r.oneWorkerJudging(),
                        r.lockFreeSelecting(),
                        r.lockFreeJudging(),
                        r.crew(),
                        r.rival(),
                        r.disturbance(),
                        null,
                        RoundOutcome.FOR))
            .toList();
    Certificate lie =
        new Certificate(
            honest.crew(),
            honest.rival(),
            SCALES,
            Answer.HOLDS,
            null,
            honest.alpha(),
            honest.losses(),
            0,
            honest.voids(),
            honest.seed(),
            honest.workers(),
            honest.totalUnits(),
            honest.laps(),
            honest.leastNanos(),
            forged,
            honest.wealth(),
            honest.crewSpeedUp(),
            honest.machineSpeedUp());
    assertThat(lie.recompute()).isEqualTo(Answer.FAILS);
  }

  @Test
  void survivesJson() throws Exception {
    ObjectMapper json = new ObjectMapper();
    for (Certificate certificate : noisy(() -> 1.25).all()) {
      String text = json.writeValueAsString(certificate);
      assertThat(json.readValue(text, Certificate.class)).isEqualTo(certificate);
    }
  }

  @Test
  void isSaidInWords() throws Exception {
    Certificates answers = new SimulatedMachine(1).judge(() -> 0.98);
    assertThat(answers.of(CREW, DOES_NOT_SCALE).inWords())
        .isEqualTo(
            "the crew: 0.98 times one worker (median of 19 rounds; the machine gave lock-free "
                + "workers 1.95 times one worker); does not scale: holds, 19 wins, 0 losses, error"
                + " bound 1e-5");
    WorkArm none = units -> {};
    Certificate undecided =
        ScalingMeasurement.comparing(none, none, 2)
            .on(SimulatedMachine.withCpus(1), () -> 0)
            .ask(CREW, none, SCALES)
            .run()
            .of(CREW, SCALES);
    assertThat(undecided.inWords())
        .isEqualTo(
            "the crew: no valid round; scales: undecided, 0 wins, 0 losses, error bound 1e-5: needs 2"
                + " usable CPUs, this machine has 1");
  }

  private static Certificates noisy(DoubleSupplier speedUp) throws Exception {
    SimulatedMachine machine = new SimulatedMachine(5).withNoise(0.3);
    return machine.judge(speedUp);
  }
}
