package io.github.threadsvsprocesses.claims.python;

import static io.github.threadsvsprocesses.measure.Proposition.DOES_NOT_SCALE;
import static io.github.threadsvsprocesses.measure.Proposition.SCALES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.claims.python.PythonCrew.Done;
import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Disturbance;
import io.github.threadsvsprocesses.measure.MeasuredRound;
import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.measure.VoidCause;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the CPU time of a crew says, in rounds that are made up. */
class CpusAtOnceTest {
  private static final int ROUNDS = 25;
  private static final int LAPS = 2;
  private static final long SECOND = 1_000_000_000;

  @Test
  void oneCpusTimeIsOneAtATime() {
    assertThat(cpus(1.01, 1.95, null).hold(DOES_NOT_SCALE)).isTrue();
    assertThat(cpus(1.01, 1.95, null).hold(SCALES)).isFalse();
  }

  @Test
  void twoCpusTimeIsAtOnce() {
    assertThat(cpus(1.9, 1.95, null).hold(DOES_NOT_SCALE)).isFalse();
    assertThat(cpus(1.9, 1.95, null).hold(SCALES)).isTrue();
  }

  /** Neither one CPU's time nor what the machine gave. */
  @ParameterizedTest
  @CsvSource({"1.15", "1.39", "1.45"})
  void aLittleMoreThanOneIsNeither(double used) {
    assertThat(cpus(used, 1.95, null).hold(DOES_NOT_SCALE)).isFalse();
    assertThat(cpus(used, 1.95, null).hold(SCALES)).isFalse();
  }

  /** A crew that uses one CPU's time where there was no second says nothing of a lock. */
  @Test
  void aMachineWithoutASecondCpuLeavesItUndecided() {
    assertThatThrownBy(() -> cpus(0.9, 1.2, null).hold(DOES_NOT_SCALE))
        .isInstanceOf(Undecided.class);
    assertThatThrownBy(() -> cpus(0.9, 1.2, null).hold(SCALES)).isInstanceOf(Undecided.class);
  }

  @Test
  void voidRoundsSayNothing() {
    assertThatThrownBy(() -> cpus(1.9, 1.95, VoidCause.QUEUED).hold(SCALES))
        .isInstanceOf(Undecided.class);
  }

  @Test
  void aRoundUsesWhatItsLapsUseInTheMean() {
    Certificate timed = cpus(1.0, 1.95, null).timed();
    Certificate two = certificate(1.95, null, timed.rounds().subList(0, 2));
    assertThat(CpusAtOnce.of(two, List.of(1.0, 2.0, 1.0, 1.0, 9.0)).cpus())
        .containsExactly(1.5, 1.0);
  }

  @Test
  void fewRoundsSayNothing() {
    CpusAtOnce all = cpus(1.0, 1.95, null);
    CpusAtOnce few =
        new CpusAtOnce(
            certificate(1.95, null, all.timed().rounds().subList(0, 5)), all.cpus().subList(0, 5));
    assertThatThrownBy(() -> few.hold(DOES_NOT_SCALE))
        .isInstanceOf(Undecided.class)
        .hasMessage("5 wins and 0 losses do not tell how many CPUs were used at once");
  }

  /** It was no lock that they waited for. */
  @Test
  void aCrewThatWaitedForACpuIsNotSaidNotToScale() {
    Certificate refuting = cpus(1.0, 1.95, null).timed();
    assertThat(waits(0.09).mayRefute(refuting)).isSameAs(refuting);
    assertThat(waits(null).mayRefute(refuting)).isSameAs(refuting);
    assertThatThrownBy(() -> waits(0.5).mayRefute(refuting))
        .isInstanceOf(Undecided.class)
        .hasMessageStartingWith("its threads were ready and waited for a CPU for 50 % of their");
  }

  private static CpuWaits waits(@Nullable Double share) {
    Long queued = share == null ? null : (Long) Math.round(share * SECOND);
    CpuWaits waits = new CpuWaits();
    waits.add(List.of(new Done(1, 1, true, 0, 0, 0, SECOND, queued)));
    return waits;
  }

  private static CpusAtOnce cpus(double used, double machine, @Nullable VoidCause voided) {
    long lockFree = Math.round(SECOND / machine);
    MeasuredRound round =
        new MeasuredRound(
            SECOND,
            SECOND,
            lockFree,
            lockFree,
            SECOND,
            null,
            new Disturbance(null, null, null, null, null, null),
            voided,
            null);
    List<MeasuredRound> rounds = Collections.nCopies(ROUNDS, round);
    return CpusAtOnce.of(
        certificate(machine, voided, rounds), Collections.nCopies(2 * LAPS * ROUNDS, used));
  }

  private static Certificate certificate(
      double machine, @Nullable VoidCause voided, List<MeasuredRound> rounds) {
    return new Certificate(
        "the crew",
        null,
        DOES_NOT_SCALE,
        Answer.FAILS,
        null,
        1e-5,
        rounds.size(),
        0,
        voided == null ? Map.of() : Map.of(voided, rounds.size()),
        1,
        2,
        100,
        LAPS,
        0,
        rounds,
        List.of(),
        1.0,
        machine);
  }
}
