package io.github.threadsvsprocesses.measure;

import static io.github.threadsvsprocesses.measure.Answer.FAILS;
import static io.github.threadsvsprocesses.measure.Answer.HOLDS;
import static io.github.threadsvsprocesses.measure.Answer.UNDECIDED;
import static io.github.threadsvsprocesses.measure.Proposition.SLOWER;
import static io.github.threadsvsprocesses.measure.SimulatedMachine.CREW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a crew takes longer than one worker. */
class SlowerCrewTest {
  private static final double LITTLE_NOISE = 0.03;
  private static final int RUNS = 200;

  @ParameterizedTest
  @CsvSource({
    "0.20, 2.00, FOR",
    "0.99, 1.60, FOR",
    "1.00, 2.00, NOT_AGAINST",
    "1.01, 2.00, AGAINST",
    "1.80, 2.00, AGAINST",
    "0.20, 1.59, NOT_AGAINST",
    "0.99, 0.99, NOT_AGAINST",
    "1.01, 1.00, AGAINST"
  })
  void aRoundSaysSo(double crewSpeedUp, double machineSpeedUp, RoundOutcome outcome) {
    assertThat(SLOWER.of(crewSpeedUp, machineSpeedUp)).isEqualTo(outcome);
  }

  @Test
  void aCrewThatTakesFiveTimesAsLongIsSlower() throws Exception {
    Certificate answer = measure(1, () -> 0.2);
    assertThat(answer.answer()).isEqualTo(HOLDS);
    assertThat(answer.recompute()).isEqualTo(HOLDS);
    assertThat(answer.inWords()).contains("; is slower: holds, 19 wins, 0 losses");
  }

  @Test
  void aCrewThatGainsIsNot() throws Exception {
    assertThat(measure(2, () -> 1.8).answer()).isEqualTo(FAILS);
    assertThat(measure(3, () -> 1.2).answer()).isEqualTo(FAILS);
  }

  @Test
  void aCrewAsFastAsOneWorkerIsHardlyEverSaidToBeEither() throws Exception {
    int answered = 0;
    for (int run = 0; run < RUNS; run++) {
      answered += measure(run, () -> 1).answer() == UNDECIDED ? 0 : 1;
    }
    assertThat(answered).isZero();
  }

  /** A second CPU that others use makes every crew slow: that says nothing of the crew. */
  @Test
  void onAMachineThatGivesOneCpuNobodyIsSaidToBeSlower() throws Exception {
    SimulatedMachine machine =
        new SimulatedMachine(4).withNoise(LITTLE_NOISE).givingLockFreeThreads(() -> 1.02);
    Certificate answer =
        machine.measurement().ask(CREW, machine.arm(() -> 0.9), SLOWER).run().of(CREW, SLOWER);
    assertThat(answer.answer()).isEqualTo(UNDECIDED);
    assertThat(answer.voids()).containsOnlyKeys(VoidCause.TOO_LITTLE_SPEED_UP);
  }

  private static Certificate measure(int seed, DoubleSupplier speedUp) throws Exception {
    SimulatedMachine machine = new SimulatedMachine(seed).withNoise(LITTLE_NOISE);
    return machine.measurement().ask(CREW, machine.arm(speedUp), SLOWER).run().of(CREW, SLOWER);
  }
}
