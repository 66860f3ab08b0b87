package io.github.threadsvsprocesses.endurance;

import io.github.threadsvsprocesses.process.Task;
import java.util.concurrent.locks.LockSupport;

/**
 * Computes without end, or on and off.
 *
 * @param stintNanos how long it computes
 * @param pauseNanos for which it rests then
 */
record HogsACpu(long stintNanos, long pauseNanos) implements Task<Void> {
  @Override
  public Void run() {
    while (true) {
      long start = System.nanoTime();
      while (System.nanoTime() - start < stintNanos) {
        Thread.onSpinWait();
      }
      LockSupport.parkNanos(pauseNanos);
    }
  }
}
