package io.github.threadsvsprocesses.measure;

import static io.github.threadsvsprocesses.measure.Answer.FAILS;
import static io.github.threadsvsprocesses.measure.Answer.HOLDS;
import static io.github.threadsvsprocesses.measure.Answer.UNDECIDED;
import static io.github.threadsvsprocesses.measure.Proposition.DOES_NOT_SCALE;
import static io.github.threadsvsprocesses.measure.Proposition.SCALES;
import static io.github.threadsvsprocesses.measure.SimulatedMachine.CREW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingMeasurementTest {
  /** Simulated runs of a test of what never happens. */
  private static final int RUNS = 200;

  /** Far below the distance between any judgement's bound and the crews judged here. */
  private static final double LITTLE_NOISE = 0.03;

  @Test
  void aCrewUnderALockDoesNotScale() throws Exception {
    Certificates answers = new SimulatedMachine(1).withNoise(LITTLE_NOISE).judge(() -> 0.98);
    assertThat(answers.of(CREW, DOES_NOT_SCALE).answer()).isEqualTo(HOLDS);
    assertThat(answers.of(CREW, SCALES).answer()).isEqualTo(FAILS);
    assertThat(answers.of(CREW, SCALES).losses()).isEqualTo(19);
    assertThat(answers.of(CREW, SCALES).holds()).isFalse();
  }

  @Test
  void aFreeCrewScales() throws Exception {
    Certificates answers = new SimulatedMachine(2).withNoise(LITTLE_NOISE).judge(() -> 1.8);
    assertThat(answers.of(CREW, SCALES).answer()).isEqualTo(HOLDS);
    assertThat(answers.of(CREW, DOES_NOT_SCALE).answer()).isEqualTo(FAILS);
    assertThat(answers.of(CREW, SCALES).holds()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, LITTLE_NOISE, 0.08})
  void aCrewThatScalesALittleIsNeverSaidToScaleNorNotTo(double noise) throws Exception {
    for (int run = 0; run < RUNS; run++) {
      Certificates answers = new SimulatedMachine(run).withNoise(noise).judge(() -> 1.25);
      assertThat(answers.all()).extracting(Certificate::answer).doesNotContain(HOLDS);
    }
  }

  @Test
  void aSlowFirstArmFakesNoSpeedUpAndHidesNone() throws Exception {
    for (int run = 0; run < RUNS; run++) {
      SimulatedMachine cold = new SimulatedMachine(run).withNoise(LITTLE_NOISE).withSlowFirstLap(3);
      Certificate locked =
          cold.measurement().ask(CREW, cold.arm(() -> 0.98), SCALES).run().of(CREW, SCALES);
      assertThat(locked.answer()).isNotEqualTo(HOLDS);
      assertThat(locked.rounds())
          .as("whichever run comes first is the slow one")
          .anyMatch(round -> round.oneWorkerJudging() > 1.2 * round.oneWorkerSelecting())
          .anyMatch(round -> round.oneWorkerSelecting() > 1.2 * round.oneWorkerJudging());
      SimulatedMachine again =
          new SimulatedMachine(run).withNoise(LITTLE_NOISE).withSlowFirstLap(3);
      Certificate free =
          again
              .measurement()
              .ask(CREW, again.arm(() -> 1.9), DOES_NOT_SCALE)
              .run()
              .of(CREW, DOES_NOT_SCALE);
      assertThat(free.answer()).isNotEqualTo(HOLDS);
    }
  }

  /** Who repeats a round elsewhere, as JMH does, is told of all its laps. */
  @Test
  void theWorkOfARoundIsThatOfAllItsLaps() throws Exception {
    SimulatedMachine machine = new SimulatedMachine(4).withNoise(LITTLE_NOISE);
    AtomicLong ofTheLastLap = new AtomicLong();
    WorkArm crew = machine.arm(() -> 1.9);
    Certificate answer =
        machine
            .measurement()
            .ask(
                CREW,
                units -> {
                  ofTheLastLap.set(units);
                  crew.run(units);
                },
                SCALES)
            .run()
            .of(CREW, SCALES);
    assertThat(answer.laps()).isEqualTo(Limits.LAPS);
    assertThat(answer.totalUnits()).isEqualTo(Limits.LAPS * ofTheLastLap.get());
  }

  /** What somebody has asked for in vain so far stays open, and says that nobody wanted more. */
  @Test
  void itEndsOnceEnoughIsKnown() throws Exception {
    SimulatedMachine machine = new SimulatedMachine(3).withNoise(LITTLE_NOISE);
    Certificates answers =
        machine
            .measurement()
            .ask(CREW, machine.arm(() -> machine.toss(0.5) ? 1 : 1.9), SCALES)
            .ask("a locked crew", machine.arm(() -> 0.98), SCALES)
            .until(known -> known.to("a locked crew", SCALES) != UNDECIDED)
            .run();
    assertThat(answers.of("a locked crew", SCALES).answer()).isEqualTo(FAILS);
    assertThat(answers.of(CREW, SCALES).answer()).isEqualTo(UNDECIDED);
    assertThat(answers.of(CREW, SCALES).rounds())
        .hasSameSizeAs(answers.of("a locked crew", SCALES).rounds());
    assertThat(answers.of(CREW, SCALES).reason()).startsWith("enough was known without it");
  }

  /** Work that was chosen on a busy machine is done in no time on a free one. */
  @Test
  void workThatHasBecomeTooLittleVoidsARoundAndIsChosenAnew() throws Exception {
    SimulatedMachine machine =
        new SimulatedMachine(21).withBusyStart(Duration.ofSeconds(2), 40).withNoise(LITTLE_NOISE);
    Certificate answer = machine.judge(() -> 1.9).of(CREW, SCALES);
    assertThat(answer.answer()).isEqualTo(HOLDS);
    assertThat(answer.voids()).containsKey(VoidCause.TOO_SHORT);
    assertThat(answer.recompute()).isEqualTo(HOLDS);
    assertThat(answer.rounds())
        .filteredOn(round -> round.voided() == null)
        .allSatisfy(round -> assertThat(round.oneWorkerSelecting()).isGreaterThan(60_000_000));
  }

  /** One long pause while the work is chosen; it must not make a few units seem long. */
  @Test
  void aPauseWhileTheWorkIsChosenDoesNotMakeItTooLittle() throws Exception {
    SimulatedMachine machine = new SimulatedMachine(22).withBusyStart(Duration.ofMillis(1), 10_000);
    Certificate answer = machine.judge(() -> 1.9).of(CREW, SCALES);
    assertThat(answer.voids()).isEmpty();
    assertThat(answer.rounds().get(0).oneWorkerSelecting()).isGreaterThan(108_000_000);
  }

  /** The counters' word: what was stolen or throttled does not count, however clear it looks. */
  @Test
  void disturbedRoundsAreVoidByTheCountersWord() throws Exception {
    for (VoidCause cause : List.of(VoidCause.STOLEN, VoidCause.THROTTLED)) {
      SimulatedMachine machine = new SimulatedMachine(23).withNoise(LITTLE_NOISE);
      Certificate answer =
          machine
              .measurement()
              .disturbed(
                  () -> {
                    long half = machine.now() / 2;
                    return cause == VoidCause.STOLEN
                        ? new Counters(half, 0L, half, half, 1.0)
                        : new Counters(0L, half, half, half, 1.0);
                  })
              .ask(CREW, machine.arm(() -> 1.9), SCALES)
              .run()
              .of(CREW, SCALES);
      assertThat(answer.answer()).isEqualTo(UNDECIDED);
      assertThat(answer.voids()).containsOnlyKeys(cause);
      assertThat(answer.reason()).endsWith(" × " + cause.inWords() + ")");
      assertThat(answer.recompute()).isEqualTo(UNDECIDED);
    }
  }

  /**
   * Four hogs on two CPUs that a fair scheduler shares out among threads: one worker gets 0.4 of a
   * CPU, two get 0.67 between them, be they lock-free or taking turns. The machine seems able, and
   * the locked crew seems to gain.
   */
  @Test
  void aFairShareAmongHogsIsNoSpeedUp() throws Exception {
    double fairShare = 2 * 5.0 / 6;
    SimulatedMachine machine = new SimulatedMachine(25).withNoise(LITTLE_NOISE);
    machine.givingLockFreeThreads(() -> fairShare);
    Certificate answer =
        machine
            .measurement()
            .disturbed(() -> new Counters(0L, 0L, null, (long) (0.6 * machine.now()), 5.0))
            .ask(CREW, machine.arm(() -> fairShare), DOES_NOT_SCALE)
            .run()
            .of(CREW, DOES_NOT_SCALE);
    assertThat(answer.answer()).isEqualTo(UNDECIDED);
    assertThat(answer.voids()).containsOnlyKeys(VoidCause.QUEUED);
    assertThat(answer.recompute()).isEqualTo(UNDECIDED);
    assertThat(answer.rounds())
        .allSatisfy(
            round -> assertThat(round.disturbance().aloneQueuedShare()).isBetween(0.59, 0.61));
  }

  /** A system that does not count waiting tells what the process ran. */
  @Test
  void whatOneWorkerDidNotRunItWaited() throws Exception {
    double fairShare = 2 * 5.0 / 6;
    SimulatedMachine machine = new SimulatedMachine(25).withNoise(LITTLE_NOISE);
    machine.givingLockFreeThreads(() -> fairShare);
    Counters.Source tellsWhatItRan =
        new Counters.Source() {
          @Override
          public Counters read() {
            return Counters.NONE;
          }

          @Override
          public Long ran() {
            return (long) (0.4 * machine.now());
          }
        };
    Certificate answer =
        machine
            .measurement()
            .disturbed(tellsWhatItRan)
            .ask(CREW, machine.arm(() -> fairShare), DOES_NOT_SCALE)
            .run()
            .of(CREW, DOES_NOT_SCALE);
    assertThat(answer.answer()).isEqualTo(UNDECIDED);
    assertThat(answer.voids()).containsOnlyKeys(VoidCause.QUEUED);
  }

  /** Work that another process does: its own queue is asked, for this one's is empty. */
  @Test
  void oneWorkerInAnotherProcessTellsItsOwnWait() throws Exception {
    double fairShare = 2 * 5.0 / 6;
    SimulatedMachine machine = new SimulatedMachine(25).withNoise(LITTLE_NOISE);
    machine.givingLockFreeThreads(() -> fairShare);
    WorkArm inThisProcess = machine.arm(() -> 1);
    WorkArm elsewhere =
        new WorkArm() {
          @Override
          public void run(long totalUnits) throws Exception {
            inThisProcess.run(totalUnits);
          }

          @Override
          public Long queuedNanos() {
            return (long) (0.6 * machine.now());
          }
        };
    Certificate answer =
        machine
            .measurement(elsewhere)
            .disturbed(() -> new Counters(0L, 0L, null, 0L, 5.0))
            .ask(CREW, machine.arm(() -> fairShare), DOES_NOT_SCALE)
            .run()
            .of(CREW, DOES_NOT_SCALE);
    assertThat(answer.answer()).isEqualTo(UNDECIDED);
    assertThat(answer.voids()).containsOnlyKeys(VoidCause.QUEUED);
  }

  @Test
  void sixteenCpusDecideWithTwoWorkersJustTheSame() throws Exception {
    SimulatedMachine machine = new SimulatedMachine(24).withNoise(LITTLE_NOISE);
    Certificates answers =
        machine
            .measurement()
            .on(SimulatedMachine.withCpus(16), machine::now)
            .ask(CREW, machine.arm(() -> 1.9), SCALES, DOES_NOT_SCALE)
            .run();
    assertThat(answers.of(CREW, SCALES).answer()).isEqualTo(HOLDS);
    assertThat(answers.of(CREW, DOES_NOT_SCALE).answer()).isEqualTo(FAILS);
    assertThat(answers.of(CREW, SCALES).workers()).isEqualTo(2);
  }

  @Test
  void roundsInWhichTheMachineGaveTooLittleAreVoid() throws Exception {
    SimulatedMachine machine = new SimulatedMachine(3).withNoise(LITTLE_NOISE);
    machine.givingLockFreeThreads(() -> machine.toss(0.05) ? 1 : 1.95);
    Certificate answer = machine.judge(() -> 1.0).of(CREW, DOES_NOT_SCALE);
    assertThat(answer.answer()).isEqualTo(HOLDS);
    int voids = answer.voids().getOrDefault(VoidCause.TOO_LITTLE_SPEED_UP, 0);
    assertThat(voids).isPositive();
    assertThat(answer.rounds()).hasSize(voids + answer.wealth().size());
    assertThat(answer.rounds())
        .allSatisfy(
            round ->
                assertThat(round.voided() != null)
                    .isEqualTo(
                        round.machineSpeedUpOfSelecting() < VoidCause.LEAST_MACHINE_SPEED_UP));
  }

  /**
   * Two other programs at work: every arm takes wildly different times and lock-free threads gain
   * nothing on the whole, yet some rounds pass the selection by luck.
   */
  @Test
  void aContendedMachineGivesNoFalseAnswer() throws Exception {
    for (int run = 0; run < RUNS; run++) {
      Certificates crew = contended(run);
      assertThat(crew.of(CREW, SCALES).answer()).as("seed %d", run).isEqualTo(UNDECIDED);
      assertThat(crew.of(CREW, DOES_NOT_SCALE).answer()).as("seed %d", run).isEqualTo(UNDECIDED);
    }
  }

  /** Free or locked, a crew takes as long as one worker there, and as lock-free threads do. */
  private static Certificates contended(int seed) throws Exception {
    SimulatedMachine machine = new SimulatedMachine(seed).withNoise(3);
    machine.givingLockFreeThreads(() -> 1.0);
    return machine
        .measurement()
        .within(new Limits(Limits.LAPS, Limits.LAP, Limits.VALID_ROUNDS, Duration.ofHours(1)))
        .ask(CREW, machine.arm(() -> 1.0), SCALES, DOES_NOT_SCALE)
        .run();
  }

  @Test
  void aMachineThatNeverGivesEnoughLeavesAllUndecided() throws Exception {
    SimulatedMachine busy = new SimulatedMachine(4).givingLockFreeThreads(() -> 1.25);
    Certificate answer = busy.judge(() -> 1.0).of(CREW, DOES_NOT_SCALE);
    assertThat(answer.answer()).isEqualTo(UNDECIDED);
    int voids = answer.rounds().size();
    assertThat(answer.voids()).isEqualTo(Map.of(VoidCause.TOO_LITTLE_SPEED_UP, voids));
    String reason =
        "no answer within 30 s and 80 valid rounds: all %d rounds were void (%d × the machine gave lock-free workers less than 1.6 times one worker, median there 1.25)"
            .formatted(voids, voids);
    assertThat(answer.reason()).isEqualTo(reason);
    assertThatThrownBy(answer::holds).isInstanceOf(Undecided.class).hasMessage(reason);
  }

  @Test
  void tooFewCpusLeaveAllUndecidedBeforeAnyWork() throws Exception {
    WorkArm unwanted =
        units -> {
          throw new AssertionError("work was done");
        };
    Certificate answer =
        ScalingMeasurement.comparing(unwanted, unwanted, 2)
            .on(SimulatedMachine.withCpus(1), () -> 0)
            .ask(CREW, unwanted, SCALES)
            .run()
            .of(CREW, SCALES);
    assertThat(answer.answer()).isEqualTo(UNDECIDED);
    assertThat(answer.reason()).isEqualTo("needs 2 usable CPUs, this machine has 1");
  }

  @Test
  void workThatWaitsIsMeasuredOnOneCpu() throws Exception {
    SimulatedMachine machine = new SimulatedMachine(5);
    Certificates answers =
        machine
            .measurement()
            .on(SimulatedMachine.withCpus(1), machine::now)
            .requiringCpus(1)
            .ask(CREW, machine.arm(() -> 2), SCALES)
            .run();
    assertThat(answers.of(CREW, SCALES).answer()).isEqualTo(HOLDS);
  }

  @Test
  void theTimeCapLeavesAnOpenQuestionUndecided() throws Exception {
    SimulatedMachine machine = new SimulatedMachine(6);
    Certificate answer =
        machine
            .measurement()
            .within(new Limits(Limits.LAPS, Limits.LAP, Limits.VALID_ROUNDS, Duration.ofSeconds(5)))
            .ask(CREW, machine.arm(() -> 1.0), DOES_NOT_SCALE)
            .run()
            .of(CREW, DOES_NOT_SCALE);
    assertThat(answer.answer()).isEqualTo(UNDECIDED);
    assertThat(answer.reason())
        .startsWith("no answer within 5 s and 80 valid rounds: ")
        .endsWith(" valid rounds, 0 void");
  }

  /** As soon as it knows that it will not know, it ends; never while an answer may still come. */
  @Test
  void itEndsWhenNoAnswerCanComeAnyMore() throws Exception {
    SimulatedMachine busy = new SimulatedMachine(4).givingLockFreeThreads(() -> 1.25);
    Certificate answer = busy.judge(() -> 1.0).of(CREW, DOES_NOT_SCALE);
    assertThat(answer.answer()).isEqualTo(UNDECIDED);
    assertThat(busy.now()).isBetween(20_000_000_000L, 29_000_000_000L);
    SimulatedMachine late =
        new SimulatedMachine(4).withNoise(LITTLE_NOISE).withBusyStart(Duration.ofSeconds(15), 3);
    assertThat(late.judge(() -> 1.9).of(CREW, SCALES).answer()).isEqualTo(HOLDS);
  }

  @Test
  void aCrewThatCannotMakeUpItsMindIsUndecidedOnceTooFewRoundsAreLeft() throws Exception {
    SimulatedMachine machine = new SimulatedMachine(7);
    Limits patient = new Limits(Limits.LAPS, Limits.LAP, Limits.VALID_ROUNDS, Duration.ofHours(1));
    Certificate answer =
        machine
            .measurement()
            .within(patient)
            .ask(CREW, machine.arm(() -> machine.toss(0.31) ? 1.0 : 1.9), SCALES)
            .run()
            .of(CREW, SCALES);
    assertThat(answer.answer()).isEqualTo(UNDECIDED);
    int judged = answer.wins() + answer.losses();
    assertThat(judged).isBetween(Limits.VALID_ROUNDS / 3, Limits.VALID_ROUNDS);
    assertThat(answer.reason())
        .isEqualTo(
            "no answer within 3600 s and 80 valid rounds: " + judged + " valid rounds, 0 void");
  }

  @Test
  void identicalSeedsGiveIdenticalCertificates() throws Exception {
    Certificates once = new SimulatedMachine(8).withNoise(0.3).judge(() -> 1.3);
    Certificates again = new SimulatedMachine(8).withNoise(0.3).judge(() -> 1.3);
    Certificates other = new SimulatedMachine(9).withNoise(0.3).judge(() -> 1.3);
    assertThat(again).isEqualTo(once).isNotEqualTo(other);
  }

  @Test
  void crewsShareRoundsAndOneThatIsDecidedRunsNoMore() throws Exception {
    SimulatedMachine machine = new SimulatedMachine(10);
    int[] runsOfTheSure = {0};
    Certificates answers =
        machine
            .measurement()
            .ask(
                "sure",
                units -> {
                  runsOfTheSure[0]++;
                  machine.arm(() -> 1.9).run(units);
                },
                SCALES)
            .ask("unsure", machine.arm(() -> machine.toss(0.9) ? 1.0 : 1.9), DOES_NOT_SCALE)
            .run();
    Certificate sure = answers.of("sure", SCALES);
    assertThat(sure.wins()).isEqualTo(19);
    assertThat(runsOfTheSure[0]).isEqualTo(19 * Limits.LAPS + Arms.WARM_UP_ROUNDS);
    Certificate unsure = answers.of("unsure", DOES_NOT_SCALE);
    assertThat(unsure.rounds()).hasSizeGreaterThan(19);
    assertThat(unsure.rounds().get(5).oneWorkerJudging())
        .isEqualTo(sure.rounds().get(5).oneWorkerJudging());
  }

  @Test
  void eachWorkerOfACrewGetsTwentyMillisecondsInEachOfThreeLaps() throws Exception {
    Certificate answer = new SimulatedMachine(11).judge(() -> 2).of(CREW, SCALES);
    assertThat(answer.rounds().get(0).oneWorkerSelecting()).isBetween(120_000_000L, 120_400_000L);
    assertThat(answer.laps()).isEqualTo(3);
  }

  @Test
  void anUndecidedArmLeavesQuestionsUndecidedAndAnyOtherFailureIsThrown() throws Exception {
    SimulatedMachine machine = new SimulatedMachine(12);
    WorkArm hung =
        units -> {
          throw new Undecided("a worker did not come back within 10 s");
        };
    Certificate answer = machine.measurement().ask(CREW, hung, SCALES).run().of(CREW, SCALES);
    assertThat(answer.reason()).isEqualTo("a worker did not come back within 10 s");
    WorkArm broken =
        units -> {
          throw new IOException("the pipe broke");
        };
    assertThatThrownBy(() -> machine.measurement().ask(CREW, broken, SCALES).run())
        .isInstanceOf(IOException.class)
        .hasMessage("the pipe broke");
  }

  @Test
  void mistakesAreNamed() {
    SimulatedMachine machine = new SimulatedMachine(13);
    WorkArm arm = machine.arm(() -> 1);
    assertThatThrownBy(() -> machine.measurement().run()).hasMessageContaining("nothing is asked");
    assertThatThrownBy(() -> machine.measurement().ask(CREW, arm))
        .hasMessageContaining("no proposition about");
    assertThatThrownBy(() -> machine.measurement().ask(CREW, arm, SCALES).ask(CREW, arm, SCALES))
        .hasMessageContaining("is asked about already");
    assertThatThrownBy(() -> machine.measurement().ask(CREW, arm, SCALES).run().of("x", SCALES))
        .hasMessageContaining("asked were [\"the crew\" scales]");
    assertThatThrownBy(() -> ScalingMeasurement.comparing(arm, arm, 1))
        .hasMessageContaining("expected two or more");
    WorkArm idle = units -> {};
    assertThatThrownBy(
            () ->
                ScalingMeasurement.comparing(idle, idle, 2)
                    .on(SimulatedMachine.withCpus(2), () -> 0)
                    .ask(CREW, idle, SCALES)
                    .run())
        .hasMessageContaining("does the arm work?");
  }
}
