package io.github.threadsvsprocesses.claims.parallel;

import io.github.threadsvsprocesses.children.Played;
import io.github.threadsvsprocesses.children.PlaysPingPong;
import io.github.threadsvsprocesses.children.ThreadSelf;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claims.python.PythonPlayers;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.ipc.SharedMemory;
import io.github.threadsvsprocesses.measure.Machine;
import java.io.IOException;
import java.util.List;

/**
 * Two processes can run on two cores at the same instant.
 *
 * <p>It takes one witness, and {@link Window} says why none can be false. No number of windows
 * without one refutes it: that takes something that both share.
 */
@Claim(value = "parallel.processes-run-at-the-same-instant", measured = true)
class ProcessesRunAtTheSameInstant {
  @Check
  void twoProcessesEachUnderALockOfItsOwn(ProcessCrew processes, Evidence evidence)
      throws Exception {
    whereThereAreTwoCpus(processes, evidence);
  }

  @Control(refusedWith = "each hand-off was bought by a switch: they queue for one lock")
  void twoThreadsUnderOneLock(Evidence evidence) throws Exception {
    try (ThreadCrew threads = ThreadCrew.start(2, Interpreter.withLock())) {
      evidence.given(threads.inWords());
      bothComputeInOneWindow(threads, evidence);
    }
  }

  @Control(refusedWith = "hand-offs need no switch, but both are in process ")
  void twoThreadsWithoutALock(ThreadCrew threads, Evidence evidence) throws Exception {
    whereThereAreTwoCpus(threads, evidence);
  }

  @Control(refusedWith = "each hand-off was bought by a switch: both may use CPU ")
  void twoProcessesOnOneCpu(ProcessCrew processes, Evidence evidence) throws Exception {
    ThreadSelf.require();
    OneCpu.pin(processes.children(), () -> play(processes), evidence);
    bothComputeInOneWindow(processes, evidence);
  }

  @PythonCheck
  void twoProcessesOfCpython(CPython python, Evidence evidence) throws Exception {
    Machine.here().requireCpus(2);
    ThreadSelf.require();
    try (PythonPlayers players = PythonPlayers.processes(python)) {
      TwoCpus.areNeededFor(
          () -> bothComputeInOneWindow(() -> play(players), evidence), ThreadSelf::usableCpus);
    }
  }

  @PythonControl(refusedWith = "each hand-off was bought by a switch: they queue for one lock")
  void twoThreadsOfCpythonUnderItsLock(CPython python, Evidence evidence) throws Exception {
    ThreadSelf.require();
    try (PythonPlayers players = PythonPlayers.threads(python)) {
      bothComputeInOneWindow(() -> play(players), evidence);
    }
  }

  private static List<Window> play(PythonPlayers players) {
    List<List<Played>> played = players.play().players();
    return Window.of(played.get(0), played.get(1));
  }

  private static void whereThereAreTwoCpus(Crew crew, Evidence evidence) throws IOException {
    Machine.here().requireCpus(2);
    ThreadSelf.require();
    TwoCpus.areNeededFor(() -> bothComputeInOneWindow(crew, evidence), ThreadSelf::usableCpus);
  }

  private static void bothComputeInOneWindow(Crew crew, Evidence evidence) throws IOException {
    ThreadSelf.require();
    bothComputeInOneWindow(() -> play(crew), evidence);
  }

  private static void bothComputeInOneWindow(WitnessSearch.Game game, Evidence evidence)
      throws IOException {
    evidence.when(
        "both hand numbers to and fro in shared memory, "
            + PlaysPingPong.HAND_OFFS
            + " each way in a window");
    WitnessSearch.bothComputeInOneWindow(game, evidence);
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
