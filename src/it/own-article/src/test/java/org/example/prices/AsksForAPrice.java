package org.example.prices;

import io.github.threadsvsprocesses.process.Task;
import java.util.concurrent.TimeUnit;

/** Asks a supplier who serves everybody at once. */
record AsksForAPrice(int item) implements Task<Integer> {
  @Override
  public Integer run() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(4);
    return 100 + item;
  }
}
