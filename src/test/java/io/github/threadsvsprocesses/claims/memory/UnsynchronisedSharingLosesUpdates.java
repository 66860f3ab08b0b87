package io.github.threadsvsprocesses.claims.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.AddsToACounter;
import io.github.threadsvsprocesses.children.Counter;
import io.github.threadsvsprocesses.children.Guard;
import io.github.threadsvsprocesses.children.Room;
import io.github.threadsvsprocesses.children.Sighting;
import io.github.threadsvsprocesses.children.Sighting.Edge;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Threads that share a counter without synchronisation can lose updates. */
@Claim("memory.unsynchronised-sharing-loses-updates")
public class UnsynchronisedSharingLosesUpdates {
  private static final int THREADS = 2;

  private static final String NOT_LOST =
      "no update was lost: one thread queued until the other had written";

  private static final String FREELY = "Lost when they just run on, not judged";

  /**
   * What came of an addition by each thread.
   *
   * @param counter which was 0
   * @param sightings what each saw between its read and its write
   */
  private record Sum(int counter, List<Sighting> sightings) {}

  /** As CPython tells it. */
  private record PythonSum(int counter, List<Sighting> sightings, String lostFreely) {}

  /** For the report only: how much is lost when nobody forces it depends on the machine. */
  private static final int ADDITIONS_FREELY = 20_000;

  /** They take a few milliseconds; the report does without them where they hang. */
  private static final Duration FREELY_DEADLINE = Duration.ofSeconds(10);

  @Check
  void twoThreadsMeetBetweenReadAndWrite(Evidence evidence) {
    anUpdateIsLost(Guard.nothing(), ThreadCrew::start, evidence);
  }

  @Check
  void theInterpreterLockChangesHandsBetweenReadAndWrite(Evidence evidence) {
    anUpdateIsLost(Guard.nothing(), UnsynchronisedSharingLosesUpdates::underTheLock, evidence);
  }

  @Control(refusedWith = NOT_LOST)
  void aSynchronizedBlockAroundBoth(Evidence evidence) {
    anUpdateIsLost(Guard.monitor(), ThreadCrew::start, evidence);
  }

  @Control(refusedWith = NOT_LOST)
  void aCommonLockAroundBothUnderTheInterpreterLock(Evidence evidence) {
    anUpdateIsLost(Guard.lock(), UnsynchronisedSharingLosesUpdates::underTheLock, evidence);
  }

  /** They compute on while they stay there: only the interpreter takes the lock away from them. */
  @PythonCheck
  void theLockOfPythonChangesHandsBetweenReadAndWrite(CPython python, Evidence evidence) {
    inPython("nothing", python, evidence);
  }

  @PythonControl(refusedWith = NOT_LOST)
  void aLockOfPythonsThreadingAroundBoth(CPython python, Evidence evidence) {
    inPython("Lock", python, evidence);
  }

  private static void inPython(String guard, CPython python, Evidence evidence) {
    evidence.given("threads of CPython; a counter at 0; " + guard + " around it");
    PythonSum seen = python.run(PythonSum.class, "unsynchronised_sharing_loses_updates", guard);
    try {
      isShort(new Sum(seen.counter(), seen.sightings()), evidence);
    } finally {
      evidence.fact(FREELY, seen.lostFreely());
    }
  }

  private static ThreadCrew underTheLock(int size) {
    return ThreadCrew.start(size, Interpreter.withLock());
  }

  /**
   * Also of virtual threads.
   *
   * @param starting so many threads
   */
  public static void anUpdateIsLost(
      Guard guard, IntFunction<ThreadCrew> starting, Evidence evidence) {
    try (ThreadCrew threads = starting.apply(THREADS)) {
      judgeThatAnUpdateIsLost(guard, threads, evidence);
    } finally {
      tellOfFreeAdditions(guard, starting, evidence);
    }
  }

  private static void judgeThatAnUpdateIsLost(Guard guard, ThreadCrew threads, Evidence evidence) {
    Counter counter = new Counter();
    evidence.given(threads.inWords() + "; a counter at 0; " + guard.inWords() + " around it");
    List<Sighting> sightings =
        threads.run(new AddsToACounter(counter, guard, new Room(THREADS), 1));
    isShort(new Sum(counter.value(), sightings), evidence);
    Interpreter interpreter = threads.interpreter();
    assertThat(interpreter.peakInside())
        .as("threads inside the interpreter at once")
        .isEqualTo(interpreter.hasLock() ? 1 : THREADS);
  }

  private static void isShort(Sum sum, Evidence evidence) {
    evidence.when(
        "each reads it, stays until the other has read it too or is seen queueing, and writes"
            + " what it read plus one");
    sum.sightings().forEach(sighting -> evidence.fact("Between read and write", sighting));
    evidence.fact("The counter after " + THREADS + " additions", sum.counter());

    List<Edge> queued =
        sum.sightings().stream().flatMap(each -> each.waitingFor().stream()).toList();
    assertThat(sum.counter())
        .withFailMessage(
            "%s; the counter is %d after %d additions",
            queued.size() == 1
                ? NOT_LOST + ": " + queued.get(0)
                : "no update was lost: seen queueing: " + queued,
            sum.counter(),
            THREADS)
        .isEqualTo(1);
    assertThat(queued).as("threads that queued").isEmpty();
  }

  /**
   * Nobody waits for anybody here, so the number is evidence and judged by nobody. It comes after
   * the judgement, and its failure is a line of the report, so that it cannot change a verdict.
   */
  private static void tellOfFreeAdditions(
      Guard guard, IntFunction<ThreadCrew> starting, Evidence evidence) {
    Counter counter = new Counter();
    AddsToACounter task = new AddsToACounter(counter, guard, new Room(1), ADDITIONS_FREELY);
    try (ThreadCrew threads = starting.apply(THREADS)) {
      CompletableFuture.allOf(
              IntStream.range(0, THREADS)
                  .mapToObj(worker -> threads.submit(worker, task))
                  .toArray(CompletableFuture<?>[]::new))
          .get(TimeoutFactor.times(FREELY_DEADLINE).toMillis(), TimeUnit.MILLISECONDS);
      int additions = THREADS * ADDITIONS_FREELY;
      evidence.fact(FREELY, additions - counter.value() + " of " + additions + " additions");
    } catch (ExecutionException | TimeoutException | RuntimeException unseen) {
      evidence.fact(FREELY, "not seen, because of " + unseen);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      evidence.fact(FREELY, "not seen, because it was told to end");
    }
  }
}
