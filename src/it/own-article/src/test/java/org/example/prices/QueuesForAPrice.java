package org.example.prices;

import io.github.threadsvsprocesses.process.Task;
import java.util.concurrent.TimeUnit;

/** Asks a supplier who talks to one of our threads at a time. */
record QueuesForAPrice(int item) implements Task<Integer> {
  @Override
  public Integer run() throws InterruptedException {
    synchronized (QueuesForAPrice.class) {
      TimeUnit.MILLISECONDS.sleep(4);
    }
    return 100 + item;
  }
}
