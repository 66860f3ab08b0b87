package io.github.threadsvsprocesses;

import static io.github.threadsvsprocesses.children.PlaysPingPong.HAND_OFFS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.threadsvsprocesses.children.Played;
import io.github.threadsvsprocesses.claims.parallel.Window;
import io.github.threadsvsprocesses.claims.parallel.Windows;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What two processes' windows of hand-offs show, and what they do not. */
class WindowTest {
  private static final Player FIRST = new Player(101, 0, "0-1", HAND_OFFS, 0, 0, false);
  private static final Player SECOND = new Player(102, 1, "0-1", HAND_OFFS, 0, 0, false);

  /** A player, changed in one thing at a time. */
  private record Player(
      long pid,
      int cpu,
      String usableCpus,
      int steps,
      long switches,
      long stolen,
      boolean handedLockOver) {
    Player on(int otherCpu) {
      return new Player(pid, otherCpu, usableCpus, steps, switches, stolen, handedLockOver);
    }

    Player confinedTo(String cpus) {
      return new Player(pid, cpu, cpus, steps, switches, stolen, handedLockOver);
    }

    Player after(int handOffs) {
      return new Player(pid, cpu, usableCpus, handOffs, switches, stolen, handedLockOver);
    }

    Player switched(long times) {
      return new Player(pid, cpu, usableCpus, steps, times, stolen, handedLockOver);
    }

    Player robbedOf(long ticks) {
      return new Player(pid, cpu, usableCpus, steps, switches, ticks, handedLockOver);
    }

    Player handingTheLockOver() {
      return new Player(pid, cpu, usableCpus, steps, switches, stolen, true);
    }

    Player inProcess(long otherPid) {
      return new Player(otherPid, cpu, usableCpus, steps, switches, stolen, handedLockOver);
    }

    Played played() {
      return new Played(pid, cpu, usableCpus, steps, switches, stolen, handedLockOver, List.of());
    }
  }

  private static Window window(Player first, Player second) {
    return new Window(first.played(), second.played());
  }

  private static Optional<String> refutation(int times, Window window) {
    Windows windows = new Windows();
    Collections.nCopies(times, window).forEach(windows::add);
    return windows.whyThereIsNoWitness();
  }

  @Test
  void twoWhoNeverLeftTheirCpusRanAtOnce() {
    assertThat(window(FIRST, SECOND).isWitness()).isTrue();
    assertThat(window(FIRST, SECOND).handOffsWithoutASwitch()).isEqualTo(HAND_OFFS);
  }

  /** Each switch, of either, may have bought one hand-off and no more. */
  @Test
  void handOffsCountBeyondTheSwitchesOfBoth() {
    Window some = window(FIRST.switched(3), SECOND.switched(4));
    assertThat(some.handOffsWithoutASwitch()).isEqualTo(HAND_OFFS - 7);
    assertThat(some.isWitness()).isTrue();
    Window all = window(FIRST.switched(1), SECOND.switched(HAND_OFFS));
    assertThat(all.handOffsWithoutASwitch()).isZero();
    assertThat(all.isWitness()).isFalse();
  }

  @Test
  void aSingleTickStolenSpoilsAWindow() {
    assertThat(window(FIRST.robbedOf(1), SECOND).isWitness()).isFalse();
    assertThat(window(FIRST, SECOND.robbedOf(1)).isWitness()).isFalse();
  }

  /** Some hand-offs might hide between two ticks of the count of stolen time. */
  @Test
  void fewHandOffsWithoutASwitchAreNoWitness() {
    assertThat(window(FIRST.after(10_000), SECOND).isWitness()).isTrue();
    assertThat(window(FIRST.after(9_999), SECOND).isWitness()).isFalse();
    assertThat(window(FIRST, SECOND.after(9_999)).isWitness()).isFalse();
    assertThat(window(FIRST.after(10_000), SECOND.switched(1)).isWitness()).isFalse();
  }

  @Test
  void twoThatAreSaidToBeOnOneCpuAtOnceBreakTheInstrument() {
    Window impossible = window(FIRST, SECOND.on(FIRST.cpu()));
    assertThatIllegalStateException().isThrownBy(impossible::isWitness);
  }

  @Test
  void turnsOfTwoOnOneCpuRefute() {
    Window turns =
        window(
            FIRST.confinedTo("0").after(3).switched(4),
            SECOND.on(0).confinedTo("0").after(3).switched(3));
    assertThat(refutation(5, turns))
        .hasValueSatisfying(why -> assertThat(why).startsWith("both may use CPU 0 alone; "));
    assertThat(refutation(4, turns)).isEmpty();
  }

  @Test
  void turnsUnderOneLockRefute() {
    Window turns =
        window(
            FIRST.after(3).switched(3).handingTheLockOver(),
            SECOND.inProcess(FIRST.pid()).after(3).switched(3).handingTheLockOver());
    assertThat(refutation(5, turns))
        .hasValueSatisfying(why -> assertThat(why).startsWith("they queue for one lock; "));
  }

  /** A busy scheduler may keep two on one CPU for long, though they may use others. */
  @Test
  void turnsOfTwoThatShareNothingRefuteNothing() {
    Window turns = window(FIRST.after(3).switched(4), SECOND.on(0).after(3).switched(3));
    assertThat(turns.isNothingButTurns()).isTrue();
    assertThat(refutation(400, turns)).isEmpty();
  }

  /** Neither does what no two on one CPU could do. */
  @Test
  void handOffsWithoutSwitchesRefuteNothing() {
    Window mixed =
        window(FIRST.confinedTo("0").switched(1), SECOND.on(0).confinedTo("0").switched(1));
    assertThat(refutation(400, mixed)).isEmpty();
  }

  @Test
  void windowsInWhichNothingHappenedRefuteNothing() {
    Window nothing =
        window(FIRST.confinedTo("0").after(0).switched(9), SECOND.confinedTo("0").after(0));
    assertThat(refutation(400, nothing)).isEmpty();
  }

  @Test
  void allWindowsAreCountedByWhatSpoiltThem() {
    Windows windows = new Windows();
    windows.add(window(FIRST.after(3).switched(1), SECOND));
    windows.add(window(FIRST.after(3).switched(1), SECOND.switched(2)));
    windows.add(window(FIRST.after(3).switched(2), SECOND.robbedOf(1)));
    windows.add(window(FIRST.after(0), SECOND));
    assertThat(windows.inWords())
        .isEqualTo(
            "4 windows, 1 with a context switch for each hand-off, 1 with stolen time, 1 with too"
                + " few hand-offs between context switches, 1 without a hand-off: 9 hand-offs, 6"
                + " switches");
  }
}
