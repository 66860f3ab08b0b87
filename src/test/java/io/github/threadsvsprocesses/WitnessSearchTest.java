package io.github.threadsvsprocesses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.children.Played;
import io.github.threadsvsprocesses.children.PlaysPingPong;
import io.github.threadsvsprocesses.claims.parallel.TwoCpus;
import io.github.threadsvsprocesses.claims.parallel.Window;
import io.github.threadsvsprocesses.claims.parallel.WitnessSearch;
import io.github.threadsvsprocesses.claims.parallel.WitnessSearch.Game;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.Undecided;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What decides whether two processes ran at once, and what cannot. */
class WitnessSearchTest {
  private static final Window CLEAR = window(102, 0);
  private static final Window WITH_A_SWITCH = window(102, 1);
  private static final Window TURNS_ON_ONE_CPU =
      new Window(played(101, 0, "0", 3, 4), played(102, 0, "0", 3, 3));

  private static Played played(long pid, int cpu, String usableCpus, int steps, long switches) {
    return new Played(pid, cpu, usableCpus, steps, switches, 0, false, List.of());
  }

  private static Window window(long secondPid, long switches) {
    return new Window(
        played(101, 0, "0-1", PlaysPingPong.HAND_OFFS, switches),
        played(secondPid, 1, "0-1", PlaysPingPong.HAND_OFFS, 0));
  }

  private static Game always(Window window) {
    return () -> Collections.nCopies(PlaysPingPong.WINDOWS, window);
  }

  private static Game inTurn(Game... games) {
    Deque<Game> left = new ArrayDeque<>(List.of(games));
    return () -> left.remove().play();
  }

  private static List<String> storyOf(Game game) throws IOException {
    Evidence evidence = new Evidence();
    WitnessSearch.bothComputeInOneWindow(game, evidence);
    return evidence.story();
  }

  private static void judgeWhereUsable(Deque<String> cpus, Game game) throws IOException {
    TwoCpus.areNeededFor(
        () -> WitnessSearch.bothComputeInOneWindow(game, new Evidence()), cpus::remove);
  }

  @Test
  void twoThreadsOfOneProcessAreNoTwoProcesses() {
    assertThatThrownBy(() -> storyOf(always(window(101, 0))))
        .isInstanceOf(AssertionError.class)
        .hasMessage("hand-offs need no switch, but both are in process 101");
  }

  /** On a busy machine they may never make a witness. */
  @Test
  void aSingleHandOffWithoutASwitchTellsThemFromTwoProcesses() {
    assertThatThrownBy(() -> storyOf(always(window(101, PlaysPingPong.HAND_OFFS - 1))))
        .isInstanceOf(AssertionError.class)
        .hasMessage("hand-offs need no switch, but both are in process 101");
  }

  @Test
  void aClearWitnessEndsTheSearch() throws Exception {
    assertThat(storyOf(inTurn(always(CLEAR)))).contains("The witness: " + CLEAR);
  }

  @Test
  void aClearerWitnessIsShown() throws Exception {
    assertThat(storyOf(inTurn(always(WITH_A_SWITCH), always(CLEAR))))
        .contains("The witness: " + CLEAR);
  }

  @Test
  void theSearchForAClearerWitnessEnds() throws Exception {
    AtomicInteger played = new AtomicInteger();
    List<String> story =
        storyOf(
            () -> {
              played.incrementAndGet();
              return always(WITH_A_SWITCH).play();
            });
    assertThat(story).contains("The witness: " + WITH_A_SWITCH);
    assertThat(played.get() * PlaysPingPong.WINDOWS).isBetween(2, 50);
  }

  @Test
  void aFailureInTheSearchForAClearerWitnessChangesNoVerdict() throws Exception {
    Game dies =
        () -> {
          throw new IOException("a child died");
        };
    assertThat(storyOf(inTurn(always(WITH_A_SWITCH), dies)))
        .contains("The witness: " + WITH_A_SWITCH)
        .anyMatch(line -> line.endsWith("java.io.IOException: a child died"));
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> storyOf(dies));
  }

  @Test
  void anInterruptEndsMoreThanTheSearchForAClearerWitness() {
    Game isInterrupted =
        () -> {
          Thread.currentThread().interrupt();
          throw new IOException("interrupted");
        };
    try {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> storyOf(inTurn(always(WITH_A_SWITCH), isInterrupted)));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  /** It is not the picture that fails: the counts are wrong on which the witness rests. */
  @Test
  void aContradictionBreaksTheInstrumentAtAnyTime() {
    Window impossible = new Window(CLEAR.first(), played(102, 0, "0-1", 20_000, 0));
    assertThatIllegalStateException()
        .isThrownBy(() -> storyOf(inTurn(always(WITH_A_SWITCH), always(impossible))));
  }

  @Test
  void aProcessThatMayUseASingleCpuJudgesNothing() {
    Game none = inTurn();
    assertThatExceptionOfType(Undecided.class)
        .isThrownBy(() -> judgeWhereUsable(new ArrayDeque<>(List.of("3")), none))
        .withMessage("needs 2 usable CPUs, this process may use CPU 3 alone");
  }

  @Test
  void aProcessThatIsLeftASingleCpuRefutesNothing() {
    assertThatExceptionOfType(Undecided.class)
        .isThrownBy(
            () -> judgeWhereUsable(new ArrayDeque<>(List.of("0-1", "0")), always(TURNS_ON_ONE_CPU)))
        .withMessage("needs 2 usable CPUs, this process may use CPU 0 alone");
  }

  @Test
  void playersOnOneCpuOfTwoRefute() {
    assertThatThrownBy(
            () ->
                judgeWhereUsable(new ArrayDeque<>(List.of("0-1", "0-1")), always(TURNS_ON_ONE_CPU)))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("each hand-off was bought by a switch: both may use CPU 0 alone");
  }
}
