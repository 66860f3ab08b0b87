package io.github.threadsvsprocesses.claims.boundary;

import static io.github.threadsvsprocesses.claims.boundary.Traffic.SURVIVORS;
import static io.github.threadsvsprocesses.claims.boundary.Traffic.VICTIM;
import static io.github.threadsvsprocesses.claims.boundary.Traffic.WORKERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.threadsvsprocesses.children.Witness;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.process.Exit;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The judgement: the victim is killed in the midst of an operation, and the others go on. */
final class Killing {
  private static final long GLANCE_NANOS = 200_000;

  /** What the system may take to clear a dead process away; times {@link TimeoutFactor}. */
  private static final Duration EXIT_DEADLINE = Duration.ofSeconds(30);

  private final Witness witness;
  private final ForkedJvm victim;
  private final List<CompletableFuture<Integer>> working = new ArrayList<>();

  private Killing(Traffic traffic, Witness witness, ProcessCrew processes) {
    this.witness = witness;
    victim = processes.children().get(VICTIM);
    for (int worker = 0; worker < WORKERS; worker++) {
      working.add(processes.submit(worker, traffic.tasks().get(worker)));
    }
  }

  /** Judges that the survivors do all their work, and that all that was acknowledged arrives. */
  static void harmsNobodyElse(
      Traffic traffic, Witness witness, ProcessCrew processes, Evidence evidence) throws Exception {
    evidence.given("three workers, 0 to 2, on " + traffic.wire());
    new Killing(traffic, witness, processes).judge(traffic, evidence);
  }

  private void judge(Traffic traffic, Evidence evidence) throws Exception {
    for (int worker = 0; worker < WORKERS; worker++) {
      witness.grant(worker, traffic.before().get(worker));
    }
    for (int worker = 0; worker < WORKERS; worker++) {
      isDone(worker, traffic.before().get(worker));
    }
    int unfinished = traffic.doneByTheVictim() + 1;
    witness.grant(VICTIM, unfinished);
    await(VICTIM, () -> witness.inside(VICTIM) == unfinished || witness.done(VICTIM) == unfinished);
    assertThat(witness.done(VICTIM))
        .withFailMessage(
            "worker 0 has done its operation number %d, %s", unfinished, traffic.midst())
        .isLessThan(unfinished);

    evidence.when(
        "worker 0 is amidst its operation number %d, %s, and is killed"
            .formatted(unfinished, traffic.midst()));
    victim.kill();
    Exit exit = victim.join(TimeoutFactor.times(EXIT_DEADLINE));
    evidence.fact("Its process " + victim.pid(), exit);
    evidence.fact(
        "Its operations", witness.begun(VICTIM) + " begun, " + witness.done(VICTIM) + " returned");
    assertThat(exit.ownDoing()).as("worker 0 ended by itself").isFalse();
    assertThat(witness.done(VICTIM)).as("operations of worker 0").isEqualTo(unfinished - 1);

    for (int survivor : SURVIVORS) {
      witness.grant(survivor, traffic.doneInTheEnd(survivor));
    }
    for (int survivor : SURVIVORS) {
      isDone(survivor, traffic.doneInTheEnd(survivor));
    }
    witness.stop();
    for (int survivor : SURVIVORS) {
      evidence.fact(
          "Operations of worker " + survivor,
          "%d before the kill, %d in the end"
              .formatted(traffic.before().get(survivor), working.get(survivor).get()));
    }
    nothingIsLost(Account.of(traffic.senders(), witness, traffic.arrived().call()), evidence);
  }

  private void isDone(int worker, int operations) throws InterruptedException {
    await(worker, () -> witness.done(worker) >= operations);
  }

  /** Looks until it is so, and refuses a world in which it can never be. */
  private void await(int worker, BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      if (working.get(worker).isDone()) {
        fail(
            "worker %d came to its end after %d operations".formatted(worker, witness.done(worker)),
            whyItEnded(worker));
      }
      assertThat(worker != VICTIM && waitsForTheDead(worker))
          .withFailMessage(waitsForTheDead(worker, victim.pid(), witness.begun(worker)))
          .isFalse();
      if (Thread.interrupted()) {
        throw new InterruptedException(
            "worker %d has begun %d operations and done %d"
                .formatted(worker, witness.begun(worker), witness.done(worker)));
      }
      LockSupport.parkNanos(GLANCE_NANOS);
    }
  }

  /** The refusal of a world in which somebody does; also in CPython. */
  static String waitsForTheDead(int worker, long victim, int operation) {
    return "worker %d waits for a lock whose holder is dead: process %d, which was worker 0, has"
            .formatted(worker, victim)
        + " ended, and worker %d is amidst its operation number %d".formatted(worker, operation);
  }

  /** It found the lock taken by the victim, which is gone and can never let go. */
  private boolean waitsForTheDead(int worker) {
    return witness.waitsFor(worker) == victim.pid() && !victim.handle().isAlive();
  }

  private @Nullable Throwable whyItEnded(int worker) {
    return working.get(worker).<@Nullable Throwable>handle((done, failed) -> failed).join();
  }

  private static void nothingIsLost(Account account, Evidence evidence) {
    evidence.fact("Messages acknowledged", account.acknowledged());
    evidence.fact("Of these, lost", account.lost().size());
    evidence.fact("Arrived twice", account.twice().size());
    evidence.fact("Arrived of those not acknowledged", account.unacknowledged());
    assertThat(account.lost())
        .withFailMessage(
            "%s are lost although they were acknowledged", String.join(", ", account.lost()))
        .isEmpty();
    assertThat(account.twice()).as("messages that arrived twice").isEmpty();
    assertThat(account.neverSent()).as("messages that nobody sent").isEmpty();
  }
}
