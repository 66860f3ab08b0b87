package io.github.threadsvsprocesses.claims.os;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.CountsUntilTold;
import io.github.threadsvsprocesses.children.Scoreboard;
import io.github.threadsvsprocesses.children.Scoreboard.Order;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claim.Workers;
import io.github.threadsvsprocesses.claims.StartMethods;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.process.Exit;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** A killed process takes no other with it, but a halt in one thread ends its whole process. */
@Claim("os.a-crash-stays-in-its-process")
class ACrashStaysInItsProcess {
  private static final int WORKERS = 3;
  private static final long GLANCE_NANOS = 200_000;
  private static final String TAKEN_ALONG = "worker 1 came to its end with worker 0";

  /** What the system may take to clear a dead process away; times {@link TimeoutFactor}. */
  private static final Duration EXIT_DEADLINE = Duration.ofSeconds(30);

  /** How worker 0 comes to its end. */
  private enum End {
    KILLED,
    HALTED
  }

  @Check
  void aKilledProcessTakesNobodyAlong(@Workers(WORKERS) ProcessCrew processes, Evidence evidence)
      throws Exception {
    theOthersGoOn(processes.children(), End.KILLED, evidence);
  }

  @Check
  void aProcessThatHaltsTakesNobodyAlong(@Workers(WORKERS) ProcessCrew processes, Evidence evidence)
      throws Exception {
    theOthersGoOn(processes.children(), End.HALTED, evidence);
  }

  @Control(refusedWith = TAKEN_ALONG)
  void aThreadWhoseProcessIsKilled(@Workers(1) ProcessCrew process, Evidence evidence)
      throws Exception {
    theOthersGoOn(threadsOf(process), End.KILLED, evidence);
  }

  @Control(refusedWith = TAKEN_ALONG)
  void aThreadThatHalts(@Workers(1) ProcessCrew process, Evidence evidence) throws Exception {
    theOthersGoOn(threadsOf(process), End.HALTED, evidence);
  }

  @PythonCheck
  void aKilledProcessOfPythonTakesNobodyAlong(CPython python, Evidence evidence) throws Exception {
    StartMethods.each(
        python, evidence, method -> inPython(method, false, End.KILLED, python, evidence));
  }

  @PythonCheck
  void aProcessOfPythonThatHaltsTakesNobodyAlong(CPython python, Evidence evidence)
      throws Exception {
    StartMethods.each(
        python, evidence, method -> inPython(method, false, End.HALTED, python, evidence));
  }

  @PythonControl(refusedWith = TAKEN_ALONG)
  void aThreadOfPythonWhoseProcessIsKilled(CPython python, Evidence evidence) {
    inPython(python.startMethods().get(0), true, End.KILLED, python, evidence);
  }

  @PythonControl(refusedWith = TAKEN_ALONG)
  void aThreadOfPythonThatHalts(CPython python, Evidence evidence) {
    inPython(python.startMethods().get(0), true, End.HALTED, python, evidence);
  }

  private static void inPython(
      String method, boolean together, End end, CPython python, Evidence evidence) {
    PythonCrash seen =
        python.run(
            PythonCrash.class, "a_crash_stays_in_its_process", method, WORKERS, together, end);
    seen.tell(evidence);
    assertThat(seen.atWork()).as("workers at work").hasSize(WORKERS).containsOnly(true);
    assertThat(seen.exitCode())
        .as("the exit code of worker 0's process")
        .isEqualTo(end == End.KILLED ? PythonCrash.KILLED : CountsUntilTold.HALTED);
    for (PythonCrash.Survivor survivor : seen.survivors()) {
      goesOn(
          survivor.goesOn(),
          survivor.worker(),
          seen.homes().get(survivor.worker()),
          survivor.before());
    }
    assertThat(seen.survivorsExitCodes()).as("the survivors' exit codes").containsOnly(0);
  }

  private static List<ForkedJvm> threadsOf(ProcessCrew process) {
    return Collections.nCopies(WORKERS, process.children().get(0));
  }

  /**
   * @param homes the process in which each worker lives, as a thread
   */
  private static void theOthersGoOn(List<ForkedJvm> homes, End end, Evidence evidence)
      throws Exception {
    evidence.given(
        WORKERS
            + " workers that count, in processes "
            + homes.stream().map(ForkedJvm::pid).toList());
    Scoreboard board = Scoreboard.create(WORKERS);
    List<CompletableFuture<List<Long>>> counting = startCounting(homes, board);
    for (int worker = 0; worker < WORKERS; worker++) {
      assertThat(goesOn(worker, homes, board)).as("worker %d is at work", worker).isTrue();
    }

    evidence.when("worker 0 is " + (end == End.KILLED ? "killed from outside" : "told to halt"));
    if (end == End.KILLED) {
      homes.get(0).kill();
    } else {
      board.tell(0, Order.HALT);
    }
    Exit exit = homes.get(0).join(TimeoutFactor.times(EXIT_DEADLINE));
    evidence.fact("The process of worker 0", exit);
    if (end == End.KILLED) {
      assertThat(exit.ownDoing()).as("worker 0 ended by itself").isFalse();
    } else {
      assertThat(exit.code()).as("the code worker 0 halted with").isEqualTo(CountsUntilTold.HALTED);
    }

    for (int worker = 1; worker < WORKERS; worker++) {
      long before = board.progressOf(worker);
      goesOn(goesOn(worker, homes, board), worker, homes.get(worker).pid(), before);
      evidence.fact("Worker " + worker + " goes on", before + ", then " + board.progressOf(worker));
      board.tell(worker, Order.STOP);
      evidence.fact("It still answers", counting.get(worker).get());
      evidence.fact("Its process", homes.get(worker).join(TimeoutFactor.times(EXIT_DEADLINE)));
    }
    evidence.fact("The parent, which judges all this", ProcessHandle.current().pid());
  }

  private static void goesOn(boolean seen, int worker, long home, long before) {
    assertThat(seen)
        .withFailMessage(
            "worker %d came to its end with worker 0: its process %d is gone, and it got no"
                + " further than %d",
            worker, home, before)
        .isTrue();
  }

  /** For each worker the result of its process, which is common to those who live there. */
  private static List<CompletableFuture<List<Long>>> startCounting(
      List<ForkedJvm> homes, Scoreboard board) {
    List<CompletableFuture<List<Long>>> counting = new ArrayList<>();
    for (int worker = 0; worker < WORKERS; worker++) {
      ForkedJvm home = homes.get(worker);
      int first = homes.indexOf(home);
      int many = Collections.frequency(homes, home);
      counting.add(
          first < worker
              ? counting.get(first)
              : home.submit(new CountsUntilTold(board.file(), WORKERS, first, many)));
    }
    return counting;
  }

  /** Whether the worker gets further than it is now; ends when it does or its process is gone. */
  private static boolean goesOn(int worker, List<ForkedJvm> homes, Scoreboard board)
      throws InterruptedException {
    long before = board.progressOf(worker);
    while (board.progressOf(worker) == before) {
      if (!homes.get(worker).handle().isAlive()) {
        return false;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException("worker " + worker + " neither got further nor ended");
      }
      LockSupport.parkNanos(GLANCE_NANOS);
    }
    return true;
  }
}
