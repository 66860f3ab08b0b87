package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.process.ForkedJvm;
import java.util.Random;

/**
 * Works with child JVMs in every way, over and over, until it is killed: crews, queues, pipes,
 * children with children of their own.
 */
final class SacrificialParent {
  private static final int LONGEST_STAY_NANOS = 300_000_000;

  private final Random chance;
  private final Tally tally;

  private SacrificialParent(long seed) {
    chance = new Random(seed);
    tally = new Tally("a parent that is to be killed", seed, false);
  }

  /** Takes a seed; writes a byte at each step of its work. */
  public static void main(String[] arguments) throws Exception {
    new SacrificialParent(Long.parseLong(arguments[0])).work();
  }

  private void work() throws Exception {
    while (true) {
      step();
      switch (chance.nextInt(4)) {
        case 0 -> useACrew();
        case 1 -> useAQueue();
        case 2 -> useAPipe();
        default -> useAChildWithChildren();
      }
    }
  }

  private static void step() {
    System.out.print('.');
    System.out.flush();
  }

  /** At work, for a while. */
  private void stay() {
    step();
    Waiting.pass(chance.nextInt(LONGEST_STAY_NANOS));
  }

  private void useACrew() {
    try (ProcessCrew crew = ProcessCrew.start(2)) {
      crew.run(new Misbehaves(Misbehaviour.FLOODS_ITS_OUTPUT, chance.nextInt(50)));
      stay();
    }
  }

  private void useAQueue() throws Exception {
    try (QueueTraffic traffic = new QueueTraffic(tally, chance)) {
      traffic.start(true);
      traffic.start(false);
      stay();
      traffic.finish();
    }
  }

  private void useAPipe() throws Exception {
    try (Scratch scratch = Scratch.make();
        ForkedJvm opener = ForkedJvm.start();
        ForkedJvm taker = ForkedJvm.start()) {
      PipePair pair = PipePair.connect(0, opener, taker, scratch);
      stay();
      pair.opener().sent().stop();
      pair.taker().outcome().join();
    }
  }

  private void useAChildWithChildren() {
    try (ForkedJvm child = ForkedJvm.start()) {
      child.run(new Misbehaves(Misbehaviour.STARTS_GRANDCHILDREN, chance.nextInt(3)));
      stay();
    }
  }
}
