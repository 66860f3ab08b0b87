package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.ipc.ProcessQueue;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.util.List;
import java.util.Random;

/**
 * A consumer is stopped in its take, then an item is put, then the consumer is killed: it cannot
 * have taken it, so another must get it. This leaves a queue no excuse, while under traffic a
 * consumer that was killed may have taken what is missing.
 */
record KillsOfStoppedConsumers(int kills) implements Scenario {
  private static final int LONGEST_DELAY_NANOS = 20_000_000;

  @Override
  public String name() {
    return "kills of consumers that were stopped before their item came";
  }

  @Override
  public void run(Tally tally, Random chance) throws Exception {
    tally.checks("the item that the stopped consumer waited for comes to another, once");
    try (Successors consumers = new Successors()) {
      for (int kill = 0; kill < kills; kill++) {
        kill(kill, consumers, tally, chance);
      }
    }
  }

  private static void kill(int kill, Successors consumers, Tally tally, Random chance)
      throws Exception {
    try (ForkedJvm consumer = consumers.take();
        Scratch scratch = Scratch.make();
        ProcessQueue<Parcel> queue = ProcessQueue.open(Parcel.class)) {
      Ledger ledger = Ledger.create(scratch.file("ledger"), 1);
      var unused =
          consumer.submit(new TakesParcels(queue.address(), ledger.path(), chance.nextLong(), 1));
      if (!Waiting.until(Waiting.DEADLINE, () -> ledger.begun() == 1)) {
        tally.fails("A consumer never began to take." + Failures.dumps(List.of(consumer)));
        return;
      }
      Waiting.pass(chance.nextInt(LONGEST_DELAY_NANOS));
      Death.stop(consumer.pid());
      queue.put(Parcel.of(0, kill));
      Waiting.pass(chance.nextInt(LONGEST_DELAY_NANOS));
      long now = System.nanoTime();
      consumer.kill();
      tally.injected("SIGSTOP before the item was put, then SIGKILL");
      Parcel came = queue.poll(TimeoutFactor.times(Waiting.DEADLINE));
      tally.recoveredIn(System.nanoTime() - now);
      if (came == null || came.number() != kill || !came.isIntact() || queue.size() != 0) {
        tally.fails(
            "Instead of item %d came %s, and %d more wait".formatted(kill, came, queue.size()));
      }
    }
  }
}
