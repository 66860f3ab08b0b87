package io.github.threadsvsprocesses.claims.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.AddsToACounter;
import io.github.threadsvsprocesses.children.Counter;
import io.github.threadsvsprocesses.children.Guard;
import io.github.threadsvsprocesses.children.Room;
import io.github.threadsvsprocesses.children.Sighting;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/** A counter that threads change only under a common lock keeps every update. */
@Claim("memory.synchronisation-keeps-every-update")
public class SynchronisationKeepsEveryUpdate {
  private static final int ROUNDS = 5;
  private static final int THREADS = 3;
  private static final int ADDITIONS_EACH = 2_000;
  private static final int ADDITIONS = THREADS * ADDITIONS_EACH;
  private static final String LOST = "updates were lost in round 1: the counter is ";

  /**
   * What came of a round.
   *
   * @param counter which was 0
   * @param mostInside threads between read and write at once
   * @param sightings what each saw there the first time
   */
  private record Round(int counter, int mostInside, List<Sighting> sightings) {}

  @Check
  void aCommonLock(Evidence evidence) {
    everyUpdateIsKept(Guard.lock(), ThreadCrew::start, evidence);
  }

  @Check
  void aSynchronizedBlockOnACommonObject(Evidence evidence) {
    everyUpdateIsKept(Guard.monitor(), ThreadCrew::start, evidence);
  }

  @Check
  void aCommonLockUnderTheInterpreterLock(Evidence evidence) {
    everyUpdateIsKept(Guard.lock(), SynchronisationKeepsEveryUpdate::underTheLock, evidence);
  }

  @Control(refusedWith = LOST)
  void noLock(Evidence evidence) {
    everyUpdateIsKept(Guard.nothing(), ThreadCrew::start, evidence);
  }

  @Control(refusedWith = LOST)
  void onlyTheInterpreterLock(Evidence evidence) {
    everyUpdateIsKept(Guard.nothing(), SynchronisationKeepsEveryUpdate::underTheLock, evidence);
  }

  @PythonCheck
  void aLockOfPythonsThreading(CPython python, Evidence evidence) {
    inPython("Lock", python, evidence);
  }

  @PythonCheck
  void aReentrantLockOfPythonsThreading(CPython python, Evidence evidence) {
    inPython("RLock", python, evidence);
  }

  @PythonControl(refusedWith = LOST)
  void onlyTheLockOfPythonsInterpreter(CPython python, Evidence evidence) {
    inPython("nothing", python, evidence);
  }

  private static void inPython(String guard, CPython python, Evidence evidence) {
    tell("threads of CPython", guard, evidence);
    Round[] rounds =
        python.run(
            Round[].class,
            "synchronisation_keeps_every_update",
            guard,
            ROUNDS,
            THREADS,
            ADDITIONS_EACH);
    for (int round = 1; round <= ROUNDS; round++) {
      keepsEveryUpdate(round, rounds[round - 1], evidence);
    }
  }

  /** Which is handed over wherever it can be. */
  private static ThreadCrew underTheLock(int size) {
    return ThreadCrew.start(size, Interpreter.withLock(Duration.ZERO));
  }

  /**
   * In the first addition of a round, threads meet between read and write or queue. Of two that met
   * there, both read 0, and the last write builds on one of them at most: the count is short for
   * certain, whatever comes after. Also of virtual threads.
   *
   * @param starting so many threads
   */
  public static void everyUpdateIsKept(
      Guard guard, IntFunction<ThreadCrew> starting, Evidence evidence) {
    try (ThreadCrew threads = starting.apply(THREADS)) {
      tell(threads.inWords(), guard.inWords(), evidence);
      for (int round = 1; round <= ROUNDS; round++) {
        Counter counter = new Counter();
        Room between = new Room(THREADS);
        List<Sighting> sightings =
            threads.run(new AddsToACounter(counter, guard, between, ADDITIONS_EACH));
        keepsEveryUpdate(
            round, new Round(counter.value(), between.mostInside(), sightings), evidence);
      }
    }
  }

  private static void tell(String threads, String guard, Evidence evidence) {
    evidence.given(threads + "; a counter; " + guard + " around it");
    evidence.when(
        "in each round, each adds one %d times; the first time it stays between read and write"
                .formatted(ADDITIONS_EACH)
            + " until another has read too, or all are seen queueing");
  }

  private static void keepsEveryUpdate(int number, Round round, Evidence evidence) {
    evidence.fact(
        "Round " + number,
        "%d of %d additions counted; %d at once between read and write; seen queueing: %s"
            .formatted(
                round.counter(),
                ADDITIONS,
                round.mostInside(),
                round.sightings().stream().map(Sighting::waitingFor).toList()));
    assertThat(round.counter())
        .withFailMessage(
            "updates were lost in round %d: the counter is %d after %d additions",
            number, round.counter(), ADDITIONS)
        .isEqualTo(ADDITIONS);
    assertThat(round.mostInside()).as("threads between read and write").isEqualTo(1);
    assertThat(round.sightings())
        .as("the first saw all the others queue")
        .anyMatch(sighting -> sighting.waitingFor().size() == THREADS - 1);
  }
}
