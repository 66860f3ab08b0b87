package io.github.threadsvsprocesses.campaign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Producers and consumers of a queue are killed while they work, at times one of each at once, and
 * others take their places.
 *
 * @param kills in all
 * @param producers at work at any time, at least 2, so that there are survivors
 * @param consumers likewise
 */
record KillsInAQueue(int kills, int producers, int consumers) implements Scenario {
  private static final int LONGEST_DELAY_NANOS = 30_000_000;
  private static final int MOST_ITEMS_BEFORE = 100;

  /** One round in so many kills a producer and a consumer at once. */
  private static final int PAIRS_ONE_IN = 5;

  @Override
  public String name() {
    return "kills of producers and consumers of a queue";
  }

  @Override
  public void run(Tally tally, Random chance) throws Exception {
    tally.checks("after each kill every other producer and consumer goes on");
    tally.checks("who waited for the killed is told, and how it ended");
    try (QueueTraffic traffic = new QueueTraffic(tally, chance)) {
      for (int i = 0; i < producers + consumers; i++) {
        traffic.start(i < producers);
      }
      boolean goesOn = traffic.goesOn();
      for (int killed = 0; killed < kills && goesOn; ) {
        List<QueueWorker> victims = victims(traffic, chance, kills - killed);
        killed += victims.size();
        awaitRandomMoment(victims.get(0), chance);
        long now = System.nanoTime();
        for (QueueWorker victim : victims) {
          traffic.kill(victim, Death.random(chance));
        }
        goesOn = traffic.goesOn();
        tally.recoveredIn(System.nanoTime() - now);
        for (QueueWorker victim : victims) {
          traffic.start(victim.produces());
        }
      }
      traffic.finish();
    }
  }

  private static List<QueueWorker> victims(QueueTraffic traffic, Random chance, int most) {
    List<QueueWorker> shuffled = new ArrayList<>(traffic.workers());
    Collections.shuffle(shuffled, chance);
    QueueWorker first = shuffled.get(0);
    if (most < 2 || chance.nextInt(PAIRS_ONE_IN) > 0) {
      return List.of(first);
    }
    return List.of(
        first,
        shuffled.stream()
            .filter(each -> each.produces() != first.produces())
            .findFirst()
            .orElseThrow());
  }

  /** After a while, or once the victim has got some more done; in both cases at times at once. */
  private static void awaitRandomMoment(QueueWorker victim, Random chance) {
    if (chance.nextBoolean()) {
      Waiting.pass(chance.nextInt(LONGEST_DELAY_NANOS));
      return;
    }
    long enough = victim.ledger().done() + chance.nextInt(MOST_ITEMS_BEFORE);
    Waiting.until(Waiting.DEADLINE, () -> victim.ledger().done() >= enough);
  }
}
