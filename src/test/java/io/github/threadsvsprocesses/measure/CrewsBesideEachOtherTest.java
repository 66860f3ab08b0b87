package io.github.threadsvsprocesses.measure;

import static io.github.threadsvsprocesses.measure.Answer.FAILS;
import static io.github.threadsvsprocesses.measure.Answer.HOLDS;
import static io.github.threadsvsprocesses.measure.Proposition.DOES_NOT_SCALE;
import static io.github.threadsvsprocesses.measure.Proposition.HARDLY_FASTER;
import static io.github.threadsvsprocesses.measure.Proposition.SCALES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Crews that are compared with another crew, and crews that only take part. */
class CrewsBesideEachOtherTest {
  private static final double LITTLE_NOISE = 0.03;

  /** Simulated measurements of a crew that is neither faster nor hardly so. */
  private static final int RUNS = 300;

  @Test
  void aCrewOfTheSameSpeedIsHardlyFasterThanItsRival() throws Exception {
    Certificate answer = beside(1, 1.9, 1.95);
    assertThat(answer.answer()).isEqualTo(HOLDS);
    assertThat(answer.crewSpeedUp()).isCloseTo(1.95 / 1.9, within(0.05));
    assertThat(answer.inWords())
        .startsWith("the crew: 1.0")
        .contains(" times the rival (median of 19 rounds; the machine gave lock-free workers 1.9");
    assertThat(answer.recompute()).isEqualTo(HOLDS);
  }

  @Test
  void aCrewOfTwiceTheSpeedIsNot() throws Exception {
    assertThat(beside(2, 1.0, 1.9).answer()).isEqualTo(FAILS);
  }

  @Test
  void aSlowerCrewIsHardlyFaster() throws Exception {
    assertThat(beside(3, 1.9, 0.9).answer()).isEqualTo(HOLDS);
  }

  /** On the bound itself, each round is won by chance. */
  @Test
  void onTheBoundItIsHardlyEverSaid() throws Exception {
    int answered = 0;
    for (int run = 0; run < RUNS; run++) {
      answered += beside(run, 1.0, 1.25).answer() == Answer.UNDECIDED ? 0 : 1;
    }
    assertThat(answered).isZero();
  }

  @Test
  void theRivalTakesPartAsLongAsSomebodyIsComparedWithIt() throws Exception {
    SimulatedMachine machine = new SimulatedMachine(4).withNoise(LITTLE_NOISE);
    int[] runs = {0};
    WorkArm counted =
        units -> {
          runs[0]++;
          machine.arm(() -> 1.9).run(units);
        };
    Certificates answers =
        machine
            .measurement()
            .ask("the rival", counted, SCALES)
            .ask("the crew", machine.arm(() -> machine.toss(0.7) ? 1.9 : 4), DOES_NOT_SCALE)
            .askBeside("the rival", "the crew", HARDLY_FASTER)
            .run();
    Certificate longer = answers.of("the crew", HARDLY_FASTER);
    assertThat(longer.rounds()).hasSizeGreaterThan(19);
    assertThat(runs[0]).isEqualTo(longer.rounds().size() * Limits.LAPS + Arms.WARM_UP_ROUNDS);
  }

  @Test
  void aCrewThatNobodyAsksAboutIsShownByTheMedianOfTheFirstRounds() throws Exception {
    SimulatedMachine machine = new SimulatedMachine(5).withNoise(LITTLE_NOISE);
    int[] runs = {0};
    Certificates answers =
        machine
            .measurement()
            .ask("asked", machine.arm(() -> 1.9), SCALES)
            .show(
                "shown",
                units -> {
                  runs[0]++;
                  machine.arm(() -> 1.5).run(units);
                })
            .run();
    assertThat(answers.shown()).containsOnlyKeys("shown");
    assertThat(answers.shown().get("shown")).isCloseTo(1.5, within(0.1));
    assertThat(answers.all()).hasSize(1);
    assertThat(runs[0])
        .isEqualTo(ScalingMeasurement.SHOWN_ROUNDS * Limits.LAPS + Arms.WARM_UP_ROUNDS);
  }

  @Test
  void whereNothingWasMeasuredNothingIsShown() throws Exception {
    Certificates answers =
        ScalingMeasurement.comparing(units -> {}, units -> {}, 2)
            .on(SimulatedMachine.withCpus(1), () -> 0)
            .ask("asked", units -> {}, SCALES)
            .show("shown", units -> {})
            .run();
    assertThat(answers.shown()).isEmpty();
  }

  @Test
  void everyWorkerGetsTheSameShareOfLongTasksInAsManyLapsAsItHasTasks() throws Exception {
    List<Long> units = new ArrayList<>();
    SimulatedMachine machine = new SimulatedMachine(6);
    Certificates answers =
        machine
            .measurement()
            .laps(5, Duration.ofNanos(8_000))
            .ask(
                "asked",
                each -> {
                  units.add(each);
                  machine.arm(() -> 2).run(each);
                },
                SCALES)
            .run();
    assertThat(units).isNotEmpty().allSatisfy(each -> assertThat(each).isEqualTo(2));
    assertThat(answers.all().get(0).laps()).isEqualTo(2);
    assertThat(answers.all().get(0).totalUnits()).isEqualTo(4);
  }

  @Test
  void whatARunBroughtIsLookedAtOnceItsTimeIsTaken() throws Exception {
    SimulatedMachine machine = new SimulatedMachine(7);
    int[] looks = {0};
    Certificate answer =
        machine
            .measurement()
            .ask(
                "asked",
                new WorkArm() {
                  @Override
                  public void run(long totalUnits) throws Exception {
                    machine.arm(() -> 2).run(totalUnits);
                  }

                  @Override
                  public void verify() throws Exception {
                    looks[0]++;
                    machine.arm(() -> 0.1).run(5_000); // A second.
                  }
                },
                SCALES)
            .run()
            .of("asked", SCALES);
    assertThat(looks[0]).isEqualTo(answer.rounds().size() * Limits.LAPS + Arms.WARM_UP_ROUNDS);
    assertThat(answer.rounds())
        .allSatisfy(round -> assertThat(round.crew()).isLessThan(100_000_000));
  }

  @Test
  void aCertificateWithARivalComesBackFromJson() throws Exception {
    Certificate answer = beside(8, 1.9, 1.95);
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readValue(json.writeValueAsString(answer), Certificate.class))
        .isEqualTo(answer);
  }

  @Test
  void mistakesAreNamed() {
    ScalingMeasurement measurement = new SimulatedMachine(9).measurement();
    assertThatThrownBy(() -> measurement.askBeside("nobody", "no one", HARDLY_FASTER))
        .hasMessage("there is no crew \"nobody\"; ask about it first, or show it");
    measurement.show("shown", units -> {});
    assertThatThrownBy(() -> measurement.show("shown", units -> {}))
        .hasMessage("\"shown\" takes part already");
  }

  private static Certificate beside(int seed, double rival, double crew) throws Exception {
    SimulatedMachine machine = new SimulatedMachine(seed).withNoise(LITTLE_NOISE);
    Certificates answers =
        machine
            .measurement()
            .ask("the rival", machine.arm(() -> rival), SCALES)
            .show("the crew", machine.arm(() -> crew))
            .askBeside("the rival", "the crew", HARDLY_FASTER)
            .run();
    assertThat(answers.shown()).isNotEqualTo(Map.of());
    return answers.of("the crew", HARDLY_FASTER);
  }
}
