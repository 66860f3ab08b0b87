package io.github.threadsvsprocesses.claims.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.PlaysPingPong;
import io.github.threadsvsprocesses.children.ThreadSelf;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.ipc.SharedMemory;
import io.github.threadsvsprocesses.measure.Machine;
import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Two processes can run on two cores at the same instant.
 *
 * <p>It takes one witness, and {@link Window} says why none can be false. No number of windows
 * without one refutes it: that takes something that both share.
 */
@Claim("parallel.processes-run-at-the-same-instant")
class ProcessesRunAtTheSameInstant {
  /** Of which each lasts some milliseconds; a quiet machine needs one or two. */
  private static final int MOST_WINDOWS = 400;

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  /** One might be by chance what it is. */
  private static final int WINDOWS_OF_TURNS = 5;

  @Check
  void twoProcessesEachUnderALockOfItsOwn(ProcessCrew processes, Evidence evidence)
      throws Exception {
    Machine.here().requireCpus(2);
    bothComputeInOneWindow(processes, evidence);
  }

  @Control(refusedWith = "each hand-off was bought by a switch: they queue for one lock")
  void twoThreadsUnderOneLock(Evidence evidence) throws Exception {
    try (ThreadCrew threads = ThreadCrew.start(2, Interpreter.withLock())) {
      evidence.given(threads.inWords());
      bothComputeInOneWindow(threads, evidence);
    }
  }

  @Control(refusedWith = "each hand-off was bought by a switch: both may use CPU ")
  void twoProcessesOnOneCpu(ProcessCrew processes, Evidence evidence) throws Exception {
    ThreadSelf.require();
    OneCpu.pin(processes.children(), evidence);
    bothComputeInOneWindow(processes, evidence);
  }

  private static void bothComputeInOneWindow(Crew crew, Evidence evidence) throws IOException {
    ThreadSelf.require();
    evidence.when(
        "both hand numbers to and fro in shared memory, " + PlaysPingPong.HAND_OFFS + " each way");
    List<Window> windows = new ArrayList<>();
    long deadline = System.nanoTime() + TimeoutFactor.times(DEADLINE).toNanos();
    do {
      Window window = play(crew);
      windows.add(window);
      if (window.isWitness()) {
        evidence.fact("Windows before the witness", windows.size() - 1);
        evidence.fact("The witness", window);
        return;
      }
      assertThat(oftenEnoughTheyTakeTurns(windows))
          .withFailMessage(
              "each hand-off was bought by a switch: %s; %s",
              window.whatTheyShare().orElse(""), inAll(windows))
          .isFalse();
    } while (windows.size() < MOST_WINDOWS && System.nanoTime() < deadline);
    throw new Undecided(
        "no window without a context switch and without stolen time; " + inAll(windows));
  }

  private static Window play(Crew crew) throws IOException {
    SharedMemory table = SharedMemory.create(PlaysPingPong.TABLE_BYTES);
    try (table) {
      return Window.of(
          crew.runEach(
              List.of(
                  new PlaysPingPong(table.address(), 0), new PlaysPingPong(table.address(), 1))));
    } finally {
      table.unlink();
    }
  }

  private static boolean oftenEnoughTheyTakeTurns(List<Window> windows) {
    return windows.stream().allMatch(window -> window.whatTheyShare().isPresent())
        && windows.stream().filter(window -> window.handOffs() > 0).count() >= WINDOWS_OF_TURNS
        && windows.stream()
            .filter(window -> window.handOffs() > 0)
            .allMatch(Window::eachHandOffWasBoughtByASwitch);
  }

  private static String inAll(List<Window> windows) {
    return "%d windows, %s; %d hand-offs, %d switches"
        .formatted(
            windows.size(),
            windows.stream()
                .collect(Collectors.groupingBy(Window::flaw, TreeMap::new, Collectors.counting())),
            windows.stream().mapToLong(Window::handOffs).sum(),
            windows.stream().mapToLong(Window::switches).sum());
  }
}
