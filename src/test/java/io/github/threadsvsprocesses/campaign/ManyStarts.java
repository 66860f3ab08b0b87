package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.process.ForkedJvm;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * Child JVMs are started, used and closed, or killed, two at a time.
 *
 * @param starts in all
 */
record ManyStarts(int starts) implements Scenario {
  private static final int KILLED_ONE_IN = 4;

  @Override
  public String name() {
    return "many starts";
  }

  @Override
  public void run(Tally tally, Random chance) {
    tally.checks("open files and threads are back to the starting count after all starts");
    if (!Holdings.canCountFiles()) {
      tally.doesNotTry("counting open files: this system has no /proc/self/fd");
    }
    Holdings before = Holdings.now();
    for (int i = 0; i < starts; i += 2) {
      int number = i;
      boolean kills = chance.nextInt(KILLED_ONE_IN) == 0;
      CompletableFuture<Void> beside =
          i + 1 < starts
              ? CompletableFuture.runAsync(() -> start(number, !kills, tally))
              : CompletableFuture.completedFuture(null);
      start(number, kills, tally);
      beside.join();
    }
    before.mustBeBack(tally);
    tally.counts("open files after all starts", Holdings.now().files().size());
    tally.counts("threads after all starts", Holdings.now().threads().size());
  }

  private static void start(int number, boolean kills, Tally tally) {
    try (ForkedJvm child = ForkedJvm.start()) {
      if (child.run(new Misbehaves(Misbehaviour.STARTS_GRANDCHILDREN, number)) != number) {
        tally.fails("Start " + number + " returned something else");
      }
      if (kills) {
        child.kill();
      }
      tally.injected(kills ? "start, then a kill" : "start, then a close");
    }
  }
}
