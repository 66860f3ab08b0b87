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

  @Control(refusedWith = "updates were lost in round 1: the counter is ")
  void noLock(Evidence evidence) {
    everyUpdateIsKept(Guard.nothing(), ThreadCrew::start, evidence);
  }

  @Control(refusedWith = "updates were lost in round 1: the counter is ")
  void onlyTheInterpreterLock(Evidence evidence) {
    everyUpdateIsKept(Guard.nothing(), SynchronisationKeepsEveryUpdate::underTheLock, evidence);
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
      evidence.given(threads.inWords() + "; a counter; " + guard.inWords() + " around it");
      evidence.when(
          "in each round, each adds one %d times; the first time it stays between read and write"
                  .formatted(ADDITIONS_EACH)
              + " until another has read too, or all are seen queueing");
      for (int round = 1; round <= ROUNDS; round++) {
        Counter counter = new Counter();
        Room between = new Room(THREADS);
        List<Sighting> sightings =
            threads.run(new AddsToACounter(counter, guard, between, ADDITIONS_EACH));
        evidence.fact(
            "Round " + round,
            "%d of %d additions counted; %d at once between read and write; seen queueing: %s"
                .formatted(
                    counter.value(),
                    ADDITIONS,
                    between.mostInside(),
                    sightings.stream().map(Sighting::waitingFor).toList()));

        assertThat(counter.value())
            .withFailMessage(
                "updates were lost in round %d: the counter is %d after %d additions",
                round, counter.value(), ADDITIONS)
            .isEqualTo(ADDITIONS);
        assertThat(between.mostInside()).as("threads between read and write").isEqualTo(1);
        assertThat(sightings)
            .as("the first saw all the others queue")
            .anyMatch(sighting -> sighting.waitingFor().size() == THREADS - 1);
      }
    }
  }
}
