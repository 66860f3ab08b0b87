package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.children.TellsWhereItRuns.Whereabouts;
import io.github.threadsvsprocesses.process.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** Starts threads that live as long as their process, and says where each runs. */
public record LeavesThreadsAtWork(int threads) implements Task<List<Whereabouts>> {
  @Override
  public List<Whereabouts> run() throws InterruptedException {
    BlockingQueue<Whereabouts> told = new LinkedBlockingQueue<>();
    for (int i = 0; i < threads; i++) {
      Thread thread = new Thread(() -> tellAndStay(told), "left at work " + i);
      thread.setDaemon(true);
      thread.start();
    }
    List<Whereabouts> all = new ArrayList<>();
    while (all.size() < threads) {
      all.add(told.take());
    }
    return all;
  }

  private static void tellAndStay(BlockingQueue<Whereabouts> told) {
    try {
      told.add(new TellsWhereItRuns().run());
      new CountDownLatch(1).await();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException end) {
      // Nobody has work for it.
    }
  }
}
