package io.github.threadsvsprocesses.claims.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.LooksRoundInside;
import io.github.threadsvsprocesses.children.Room;
import io.github.threadsvsprocesses.children.Sighting;
import io.github.threadsvsprocesses.children.TakesTurns;
import io.github.threadsvsprocesses.children.TurnBook;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claims.CpuRounds;
import io.github.threadsvsprocesses.claims.python.CpusAtOnce;
import io.github.threadsvsprocesses.claims.python.InsideTheLock;
import io.github.threadsvsprocesses.claims.python.PythonFixture;
import io.github.threadsvsprocesses.claims.python.PythonRounds;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.crew.CpuWork;
import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.measure.Proposition;
import io.github.threadsvsprocesses.measure.WorkArm;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtendWith;

/** Under the interpreter lock, only one thread computes at a time. */
@Claim("lock.one-thread-runs-at-a-time")
@ExtendWith(PythonFixture.class)
class OneThreadRunsAtATime {
  private static final int THREADS = 3;
  private static final int UNITS = 3_000;
  private static final int TURNS_EACH = 1_000;
  private static final int IN_DETAIL = 30;

  @Check
  void underTheLockNobodyMeetsAnybodyInside(Evidence evidence) throws Exception {
    nobodyMeetsAnybodyInside(Interpreter.withLock(), "which excludes", evidence);
  }

  @Check
  void underTheLockAllWorkIsDoneInTurnsThatDoNotOverlap(Evidence evidence) throws Exception {
    allWorkIsDoneInTurnsThatDoNotOverlap(
        Interpreter.withLock(), "which excludes", CpuWork::of, evidence);
  }

  @Check
  void underTheLockNobodyComesInDuringThousandsOfTurns(Evidence evidence) throws Exception {
    nobodyComesInDuringATurn(Interpreter.withLock(Duration.ZERO), "which excludes", evidence);
  }

  @Control(refusedWith = "threads were inside at once")
  void aLockThatExcludesNobody(Evidence evidence) throws Exception {
    nobodyMeetsAnybodyInside(Interpreter.withoutLock(), "without a lock", evidence);
  }

  @Control(refusedWith = "turns overlap")
  void turnsWithoutALock(Evidence evidence) throws Exception {
    allWorkIsDoneInTurnsThatDoNotOverlap(
        Interpreter.withoutLock(), "without a lock", CpuWork::of, evidence);
  }

  @Control(refusedWith = "1002 of 3000 units were done inside")
  void workOfWhichTwoThirdsAreDoneElsewhere(Evidence evidence) throws Exception {
    allWorkIsDoneInTurnsThatDoNotOverlap(
        Interpreter.withLock(),
        "which excludes, and do two thirds of the work in another one",
        CpuRounds::partlyLocked,
        evidence);
  }

  @Control(refusedWith = "another came in during a turn: ")
  void aLockThatLetsInOneInAHundred(Evidence evidence) throws Exception {
    nobodyComesInDuringATurn(
        Interpreter.withLeakyLock(100), "which lets in one entry in a hundred", evidence);
  }

  @PythonCheck
  void noThreadOfCpythonComesInWhereAnotherIs(CPython python, Evidence evidence) {
    onlyOneIsInside(InsideTheLock.ofThreads(python), evidence);
  }

  @PythonControl(refusedWith = "2 threads were inside at once")
  void threadsOfTwoProcessesOfCpython(CPython python, Evidence evidence) {
    onlyOneIsInside(InsideTheLock.ofProcesses(python), evidence);
  }

  @PythonCheck
  void threadsOfCpythonUseTheTimeOfOneCpu(CPython python, PythonRounds rounds, Evidence evidence)
      throws Exception {
    PythonRounds.requireLock(python);
    theyUseTheTimeOfOneCpu(
        rounds.cpusAtOnce(python, rounds.ofThreadsUnderTheLock(python, Proposition.DOES_NOT_SCALE)),
        evidence);
  }

  @PythonControl(refusedWith = "they compute at once: 2 processes: ")
  void processesOfCpythonThatShareNoLock(CPython python, PythonRounds rounds, Evidence evidence)
      throws Exception {
    PythonRounds.requireLock(python);
    theyUseTheTimeOfOneCpu(
        rounds.cpusAtOnce(python, rounds.ofProcesses(python, Proposition.DOES_NOT_SCALE)),
        evidence);
  }

  private static void onlyOneIsInside(InsideTheLock seen, Evidence evidence) {
    evidence.when("one thread enters its interpreter, to stay, and then another comes");
    evidence.fact("The threads", seen.workers());
    onlyOneWasInside(seen.inside());
  }

  private static void onlyOneWasInside(int mostInside) {
    assertThat(mostInside)
        .withFailMessage("%d threads were inside at once", mostInside)
        .isEqualTo(1);
  }

  /** Nobody sees inside CPython's lock: see {@link CpusAtOnce}. */
  private static void theyUseTheTimeOfOneCpu(CpusAtOnce cpus, Evidence evidence) {
    evidence.when(PythonRounds.IN_WORDS);
    evidence.then(cpus.inWords());
    assertThat(cpus.hold(Proposition.DOES_NOT_SCALE))
        .withFailMessage("they compute at once: %s", cpus.inWords())
        .isTrue();
  }

  /**
   * @param lock what is special about it, for the report, as in the judgements below
   */
  private static void nobodyMeetsAnybodyInside(
      Interpreter interpreter, String lock, Evidence evidence) throws Exception {
    Room room = new Room(THREADS);
    List<Sighting> sightings;
    try (ThreadCrew threads = ThreadCrew.start(THREADS, interpreter)) {
      evidence.given(threads.inWords() + ", " + lock);
      evidence.when(
          "each enters and stays until it meets another, or sees all who are to come queue");
      sightings = threads.run(new LooksRoundInside(room));
    }
    sightings.forEach(sighting -> evidence.fact("A thread inside", sighting));

    onlyOneWasInside(room.mostInside());
    assertThat(sightings)
        .as("every thread that queued waited for the one inside")
        .allSatisfy(
            sighting ->
                assertThat(sighting.waitingFor())
                    .allMatch(edge -> edge.holder().equals(sighting.thread())));
    assertThat(sightings.stream().mapToInt(sighting -> sighting.waitingFor().size()))
        .as("threads seen queueing: two, then one, then none")
        .containsExactlyInAnyOrder(2, 1, 0);
  }

  /**
   * @param work how the crew does it
   */
  private static void allWorkIsDoneInTurnsThatDoNotOverlap(
      Interpreter interpreter, String lock, Function<Crew, WorkArm> work, Evidence evidence)
      throws Exception {
    try (ThreadCrew threads = ThreadCrew.start(THREADS, interpreter)) {
      evidence.given(threads.inWords() + ", " + lock);
      evidence.when("all have looked round inside, they share " + UNITS + " units of computing");
      threads.run(new LooksRoundInside(new Room(THREADS)));
      work.apply(threads).run(UNITS);
    }
    Turns turns = Turns.of(interpreter);
    evidence.timeline(turns.timeline(Turns.IN_A_PICTURE));
    evidence.fact("Turns of each thread", turns.ofEachThread());
    evidence.fact("Units done inside", interpreter.checkpointsInside());
    evidence.fact("Units done outside", interpreter.checkpointsOutside());

    assertThat(turns.ofEachThread()).as("threads").hasSize(THREADS);
    assertThat(interpreter.forgottenTurns()).as("turns that were not kept").isZero();
    assertThat(interpreter.checkpointsInside())
        .withFailMessage("%d of %d units were done inside", interpreter.checkpointsInside(), UNITS)
        .isEqualTo(UNITS);
    assertThat(interpreter.checkpointsOutside()).as("units done outside").isZero();
    turns.judgeThatNoTwoOverlap();
  }

  private static void nobodyComesInDuringATurn(
      Interpreter interpreter, String lock, Evidence evidence) throws Exception {
    TurnBook book = new TurnBook(THREADS, TURNS_EACH);
    try (ThreadCrew threads = ThreadCrew.start(THREADS, interpreter)) {
      evidence.given(threads.inWords() + ", " + lock + ", handed over at every checkpoint");
      evidence.when("they compute until each had " + TURNS_EACH + " turns");
      threads.run(new TakesTurns(book));
    }
    Turns turns = Turns.of(interpreter);
    evidence.timeline(turns.timeline(IN_DETAIL));
    evidence.fact("Turns of each thread", turns.ofEachThread());
    evidence.fact("Turns in which the thread found that another had come in", book.intrusions());
    evidence.fact("Threads inside at once, at most", interpreter.peakInside());

    assertThat(interpreter.peakInside() == 1 && book.intrusions() == 0)
        .withFailMessage(
            "another came in during a turn: seen %d times in %d turns, %d inside at once",
            book.intrusions(), turns.byStart().size(), interpreter.peakInside())
        .isTrue();
    turns.judgeThatNoTwoOverlap();
    assertThat(turns.ofEachThread().values())
        .as("turns of each thread")
        .hasSize(THREADS)
        .allMatch(had -> had >= TURNS_EACH);
  }
}
