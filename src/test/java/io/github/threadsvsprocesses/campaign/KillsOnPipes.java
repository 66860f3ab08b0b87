package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.process.ChildFailed;
import io.github.threadsvsprocesses.process.Exit;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Of two child JVMs that send each other parcels, one is killed; the other is then given a new
 * peer.
 *
 * @param kills in all
 * @param pairs at work at any time
 */
record KillsOnPipes(int kills, int pairs) implements Scenario {
  private static final int LONGEST_DELAY_NANOS = 50_000_000;

  /** One kill in so many comes while the two are connecting. */
  private static final int EARLY_ONE_IN = 10;

  @Override
  public String name() {
    return "kills on pipes";
  }

  @Override
  public void run(Tally tally, Random chance) throws Exception {
    tally.checks("what a killed process had sent arrives whole, once, in order, then the end");
    tally.checks("who sends to a killed process is told, also in the middle of a message");
    tally.checks("who connects to a killed process is told");
    tally.checks("every other pair goes on");
    List<PipePair> working = new ArrayList<>();
    List<ForkedJvm> all = new ArrayList<>();
    try (Scratch scratch = Scratch.make();
        Successors successors = new Successors()) {
      try {
        int number = 0;
        for (; number < pairs; number++) {
          ForkedJvm opener = take(successors, all);
          working.add(PipePair.connect(number, opener, take(successors, all), scratch));
        }
        for (int kill = 0; kill < kills; kill++) {
          PipePair pair = working.remove(chance.nextInt(working.size()));
          ForkedJvm survivor = kill(pair, tally, chance);
          working.forEach(other -> mustGoOn(other, tally));
          ForkedJvm peer = take(successors, all);
          boolean opens = chance.nextBoolean();
          working.add(
              PipePair.connect(
                  number++, opens ? survivor : peer, opens ? peer : survivor, scratch));
        }
        for (PipePair pair : working) {
          mustGoOn(pair, tally);
          endsInOrder(pair, tally);
        }
      } finally {
        all.forEach(ForkedJvm::close);
      }
    }
  }

  private static ForkedJvm take(Successors successors, List<ForkedJvm> all) {
    ForkedJvm jvm = successors.take();
    all.add(jvm);
    return jvm;
  }

  private static void mustGoOn(PipePair pair, Tally tally) {
    if (!pair.goesOn()) {
      tally.fails("Nothing goes through any more between " + pair + Failures.dumps(pair.jvms()));
    }
  }

  /** Returns the survivor, whose task has ended. */
  private static ForkedJvm kill(PipePair pair, Tally tally, Random chance) throws Exception {
    // One that opened a pipe waits half a minute for who never comes, so the taker dies later.
    boolean early = chance.nextInt(EARLY_ONE_IN) == 0;
    boolean opener = early || chance.nextBoolean();
    if (!early) {
      mustGoOn(pair, tally);
    }
    PipePair.Side victim = pair.side(opener);
    PipePair.Side survivor = pair.side(!opener);
    Death death = Death.random(chance);
    Waiting.pass(chance.nextInt(LONGEST_DELAY_NANOS));
    long now = System.nanoTime();
    death.befall(victim.jvm(), chance);
    tally.injected(death + " of one end");
    Exit exit = victim.jvm().join(TimeoutFactor.times(Waiting.DEADLINE));
    if (!exit.equals(death.exit())) {
      tally.fails("%s died of %s, but %s was told".formatted(victim, death, exit));
    }
    try {
      mustBeWhole(outcome(survivor, pair), victim, survivor, tally);
    } catch (ExecutionException failed) {
      boolean neverConnected = victim.sent().begun() == 0 && survivor.sent().begun() == 0;
      if (!neverConnected
          || !(failed.getCause() instanceof ChildFailed told)
          || !"java.io.IOException".equals(told.exceptionClass())) {
        tally.fails(
            "%s is gone, %s failed: %s".formatted(victim, survivor, Failures.inFull(failed)));
      }
    }
    tally.recoveredIn(System.nanoTime() - now);
    victim.jvm().close();
    return survivor.jvm();
  }

  private static Exchange.Outcome outcome(PipePair.Side survivor, PipePair pair)
      throws InterruptedException, ExecutionException {
    try {
      return survivor
          .outcome()
          .get(TimeoutFactor.times(Waiting.DEADLINE).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException hangs) {
      throw new AssertionError(
          survivor + " was not told of the end" + Failures.dumps(pair.jvms()), hangs);
    }
  }

  /** What was sent before the end has arrived; the parcel that was being sent may have, too. */
  private static void mustBeWhole(
      Exchange.Outcome outcome, PipePair.Side gone, PipePair.Side survivor, Tally tally) {
    tally.counts("parcels received", outcome.received());
    if (!outcome.receivingEnded().equals(Exchange.Outcome.END_OF_STREAM)
        || !outcome.sendingEnded().equals(Exchange.Outcome.END_OF_STREAM)
        || outcome.received() < gone.sent().done()
        || outcome.received() > gone.sent().begun()) {
      tally.fails("%s is gone, %s says %s".formatted(gone, survivor, outcome));
    }
  }

  private static void endsInOrder(PipePair pair, Tally tally)
      throws InterruptedException, ExecutionException {
    pair.opener().sent().stop();
    Exchange.Outcome stopped = outcome(pair.opener(), pair);
    if (!stopped.sendingEnded().equals(Exchange.Outcome.TOLD_TO_STOP)) {
      tally.fails("%s was told to stop and says %s".formatted(pair.opener(), stopped));
    }
    mustBeWhole(outcome(pair.taker(), pair), pair.opener(), pair.taker(), tally);
  }
}
