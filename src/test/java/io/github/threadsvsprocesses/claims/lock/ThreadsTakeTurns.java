package io.github.threadsvsprocesses.claims.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.TakesTurns;
import io.github.threadsvsprocesses.children.TurnBook;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claims.python.PythonTurns;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import java.time.Duration;

/** Under the interpreter lock, threads take turns, none starves and no two turns overlap. */
@Claim("lock.threads-take-turns")
class ThreadsTakeTurns {
  private static final int THREADS = 3;
  private static final int TURNS_EACH = 8;

  @Check
  void underTheLock(Evidence evidence) throws Exception {
    threadsTakeTurns(Interpreter.withLock(), "which is handed over after 5 ms", evidence);
  }

  @Control(refusedWith = "turns overlap: ")
  void withoutALock(Evidence evidence) throws Exception {
    threadsTakeTurns(Interpreter.withoutLock(), "without a lock", evidence);
  }

  @Control(refusedWith = "starved: the lock was kept for ")
  void aLockThatIsNeverHandedOver(Evidence evidence) throws Exception {
    Interpreter interpreter = Interpreter.withLock(Duration.ofDays(1));
    threadsTakeTurns(interpreter, "which is handed over after a day", evidence);
  }

  @Control(refusedWith = "turns of others began while one of 3 queued")
  void aLockThatItsHolderTakesAgain(Evidence evidence) throws Exception {
    threadsTakeTurns(
        Interpreter.withUnfairLock(),
        "which its holder takes again before those who queue",
        evidence);
  }

  @PythonCheck
  void underCpythonsLock(CPython python, Evidence evidence) {
    evidence.given(THREADS + " threads; the lock is handed over after 5 ms");
    threadsTakeTurns(
        PythonTurns.ofThreads(python, PythonTurns.SWITCH_INTERVAL, TURNS_EACH), evidence);
  }

  @PythonControl(refusedWith = "turns overlap: ")
  void processesOfCpythonThatShareNoLock(CPython python, Evidence evidence) {
    evidence.given(THREADS + " processes, each under a lock of its own");
    threadsTakeTurns(PythonTurns.ofProcesses(python, TURNS_EACH), evidence);
  }

  @PythonControl(refusedWith = "starved: the lock was kept for ")
  void aLockOfCpythonThatIsNeverHandedOver(CPython python, Evidence evidence) {
    evidence.given(THREADS + " threads; the lock is handed over after a day");
    threadsTakeTurns(PythonTurns.ofThreads(python, Duration.ofDays(1), TURNS_EACH), evidence);
  }

  /** That one is passed over is not judged: CPython's lock makes no queue of those who wait. */
  private static void threadsTakeTurns(PythonTurns seen, Evidence evidence) {
    evidence.when(
        "all note each unit that they compute, until each had %d turns".formatted(TURNS_EACH));
    Turns turns = new Turns(seen.byStart());
    evidence.timeline(turns.timeline(Turns.IN_A_PICTURE));
    evidence.fact("Turns of each worker", turns.ofEachThread());
    evidence.fact("Most units in one turn", seen.longestStay());
    turns.judgeThatNoTwoOverlap();
    nobodyKeptTheLock(seen.wasKept(), seen.longestStay());
    eachHadItsTurns(turns);
  }

  /**
   * @param lock what is special about it, for the report
   */
  private static void threadsTakeTurns(Interpreter interpreter, String lock, Evidence evidence)
      throws Exception {
    TurnBook book = new TurnBook(THREADS, TURNS_EACH);
    try (ThreadCrew threads = ThreadCrew.start(THREADS, interpreter)) {
      evidence.given(threads.inWords() + ", " + lock);
      evidence.when(
          "all compute until each had %d turns, or it is plain that they take none"
              .formatted(TURNS_EACH));
      threads.run(new TakesTurns(book));
    }
    Turns turns = Turns.of(interpreter);
    evidence.timeline(turns.timeline(Turns.IN_A_PICTURE));
    evidence.fact("Turns of each thread", turns.ofEachThread());
    evidence.fact("Most turns of others that began while one queued", book.longestWait());
    evidence.fact("Most units in one turn while others queued", book.longestStay());

    turns.judgeThatNoTwoOverlap();
    nobodyKeptTheLock(book.wasKept(), book.longestStay());
    assertThat(book.wasPassedOver())
        .withFailMessage(
            "starved: %d turns of others began while one of %d queued", book.longestWait(), THREADS)
        .isFalse();
    eachHadItsTurns(turns);
  }

  private static void nobodyKeptTheLock(boolean kept, int longestStay) {
    assertThat(kept)
        .withFailMessage("starved: the lock was kept for %d units while others queued", longestStay)
        .isFalse();
  }

  private static void eachHadItsTurns(Turns turns) {
    assertThat(turns.ofEachThread()).as("turns of each thread").hasSize(THREADS);
    assertThat(turns.ofEachThread().values())
        .as("turns of each thread")
        .allMatch(had -> had >= TURNS_EACH);
  }
}
