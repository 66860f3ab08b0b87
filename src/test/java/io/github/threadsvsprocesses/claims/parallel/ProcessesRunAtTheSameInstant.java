package io.github.threadsvsprocesses.claims.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.Played;
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
import java.util.List;
import java.util.Optional;

/**
 * Two processes can run on two cores at the same instant.
 *
 * <p>It takes one witness, and {@link Window} says why none can be false. No number of windows
 * without one refutes it: that takes something that both share.
 */
@Claim(value = "parallel.processes-run-at-the-same-instant", measured = true)
class ProcessesRunAtTheSameInstant {
  /** Of which a quiet machine needs one or two. */
  private static final int MOST_WINDOWS = 400;

  /** One is a proof; so many more are played for one without a switch, whose picture is clear. */
  private static final int WINDOWS_FOR_A_CLEAR_PICTURE = 50;

  private static final Duration DEADLINE = Duration.ofSeconds(20);

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
        "both hand numbers to and fro in shared memory, "
            + PlaysPingPong.HAND_OFFS
            + " each way in a window");
    Windows windows = new Windows();
    long deadline = System.nanoTime() + TimeoutFactor.times(DEADLINE).toNanos();
    Optional<Window> witness;
    do {
      play(crew).forEach(windows::add);
      witness = windows.clearestWitness();
      String reason = windows.whyThereIsNoWitness().orElse(null);
      if (reason != null) {
        evidence.timeline(windows.last().timeline());
      }
      assertThat(reason)
          .withFailMessage("each hand-off was bought by a switch: " + reason)
          .isNull();
    } while (mayBeClearer(witness, windows.size()) && System.nanoTime() < deadline);
    Window seen =
        witness.orElseThrow(
            () ->
                new Undecided(
                    "found no window with enough hand-offs between context switches and no stolen"
                        + " time; "
                        + windows.inWords()));
    evidence.fact("Played", windows.inWords());
    evidence.fact("The witness", seen);
    evidence.fact("Hand-offs in it without a switch", seen.handOffsWithoutASwitch());
    evidence.timeline(seen.timeline());
  }

  private static boolean mayBeClearer(Optional<Window> witness, int windows) {
    return witness.isEmpty()
        ? windows < MOST_WINDOWS
        : witness.get().switches() > 0 && windows < WINDOWS_FOR_A_CLEAR_PICTURE;
  }

  private static List<Window> play(Crew crew) throws IOException {
    SharedMemory table = SharedMemory.create(PlaysPingPong.TABLE_BYTES);
    try (table) {
      List<List<Played>> players =
          crew.runEach(
              List.of(
                  new PlaysPingPong(table.address(), 0), new PlaysPingPong(table.address(), 1)));
      return Window.of(players.get(0), players.get(1));
    } finally {
      table.unlink();
    }
  }
}
