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

  @Control(refusedWith = "no update was lost: one thread queued until the other had written")
  void aSynchronizedBlockAroundBoth(Evidence evidence) {
    anUpdateIsLost(Guard.monitor(), ThreadCrew::start, evidence);
  }

  @Control(refusedWith = "no update was lost: one thread queued until the other had written")
  void aCommonLockAroundBothUnderTheInterpreterLock(Evidence evidence) {
    anUpdateIsLost(Guard.lock(), UnsynchronisedSharingLosesUpdates::underTheLock, evidence);
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
    evidence.when(
        "each reads it, stays until the other has read it too or is seen queueing, and writes"
            + " what it read plus one");
    List<Sighting> sightings =
        threads.run(new AddsToACounter(counter, guard, new Room(THREADS), 1));
    sightings.forEach(sighting -> evidence.fact("Between read and write", sighting));
    evidence.fact("The counter after " + THREADS + " additions", counter.value());

    List<Edge> queued = sightings.stream().flatMap(each -> each.waitingFor().stream()).toList();
    assertThat(counter.value())
        .withFailMessage(
            "no update was lost: %s; the counter is %d after %d additions",
            queued.size() == 1
                ? "one thread queued until the other had written: " + queued.get(0)
                : "seen queueing: " + queued,
            counter.value(),
            THREADS)
        .isEqualTo(1);
    assertThat(queued).as("threads that queued").isEmpty();
    Interpreter interpreter = threads.interpreter();
    assertThat(interpreter.peakInside())
        .as("threads inside the interpreter at once")
        .isEqualTo(interpreter.hasLock() ? 1 : THREADS);
  }

  /**
   * Nobody waits for anybody here, so the number is evidence and judged by nobody. It comes after
   * the judgement, and its failure is a line of the report, so that it cannot change a verdict.
   */
  private static void tellOfFreeAdditions(
      Guard guard, IntFunction<ThreadCrew> starting, Evidence evidence) {
    String lost = "Lost when they just run on, not judged";
    Counter counter = new Counter();
    AddsToACounter task = new AddsToACounter(counter, guard, new Room(1), ADDITIONS_FREELY);
    try (ThreadCrew threads = starting.apply(THREADS)) {
      CompletableFuture.allOf(
              IntStream.range(0, THREADS)
                  .mapToObj(worker -> threads.submit(worker, task))
                  .toArray(CompletableFuture<?>[]::new))
          .get(TimeoutFactor.times(FREELY_DEADLINE).toMillis(), TimeUnit.MILLISECONDS);
      int additions = THREADS * ADDITIONS_FREELY;
      evidence.fact(lost, additions - counter.value() + " of " + additions + " additions");
    } catch (ExecutionException | TimeoutException | RuntimeException unseen) {
      evidence.fact(lost, "not seen, because of " + unseen);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      evidence.fact(lost, "not seen, because it was told to end");
    }
  }
}
