package io.github.threadsvsprocesses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.threadsvsprocesses.children.Played;
import io.github.threadsvsprocesses.claims.parallel.OneCpu;
import io.github.threadsvsprocesses.claims.parallel.Window;
import io.github.threadsvsprocesses.measure.Undecided;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When two processes are confined to one CPU, and what is said when they are not. */
class OneCpuTest {
  private static final String THREAD_ENDED =
      "taskset: failed to set pid 103's affinity: No such process";
  private static final String NO_LEAVE =
      "taskset: failed to set pid 101's affinity: Operation not permitted";
  private static final List<String> CONFINED = List.of("0", "0");

  /** What the players say in turn after a tool that complains in turn, and then no more. */
  private static void pin(List<String> complaints, List<List<String>> usableCpus) throws Exception {
    Deque<String> toSay = new ArrayDeque<>(complaints);
    Deque<List<String>> cpus = new ArrayDeque<>(usableCpus);
    OneCpu.pin(
        List.of(101L, 102L),
        "0",
        (pid, cpu) -> Optional.ofNullable(toSay.poll()),
        () -> List.of(window(cpus.remove())));
    assertThat(toSay).as("complaints that nobody heard").isEmpty();
    assertThat(cpus).as("words of the players that nobody heard").isEmpty();
  }

  private static Window window(List<String> usableCpus) {
    return new Window(
        new Played(101, 0, usableCpus.get(0), 3, 4, 0, false, List.of()),
        new Played(102, 0, usableCpus.get(1), 3, 3, 0, false, List.of()));
  }

  @Test
  void aThreadThatEndsMeanwhileIsNoLackOfLeave() throws Exception {
    pin(List.of(THREAD_ENDED, THREAD_ENDED), List.of(CONFINED));
  }

  @Test
  void aSingleRefusalIsNoLackOfLeave() throws Exception {
    pin(List.of(NO_LEAVE), List.of(CONFINED));
  }

  @Test
  void thePlayersHaveTheLastWord() throws Exception {
    pin(List.of(), List.of(List.of("0", "0-1"), CONFINED));
  }

  @Test
  void refusalsWithoutEndAreALackOfLeave() {
    assertThatExceptionOfType(Undecided.class)
        .isThrownBy(() -> pin(Collections.nCopies(OneCpu.TRIES, NO_LEAVE), List.of()))
        .withMessage("needs leave to confine a process to one CPU; taskset said: " + NO_LEAVE);
  }

  @Test
  void threadsThatEndWithoutEndLackNothing() {
    assertThatExceptionOfType(Undecided.class)
        .isThrownBy(() -> pin(Collections.nCopies(OneCpu.TRIES, THREAD_ENDED), List.of()))
        .withMessage("could not confine both processes to CPU 0; taskset said: " + THREAD_ENDED);
  }

  @Test
  void playersThatStayFreeLackNothing() {
    assertThatExceptionOfType(Undecided.class)
        .isThrownBy(() -> pin(List.of(), Collections.nCopies(OneCpu.TRIES, List.of("0", "0-1"))))
        .withMessage(
            "could not confine both processes to CPU 0; the players may use CPUs 0 and 0-1");
  }
}
