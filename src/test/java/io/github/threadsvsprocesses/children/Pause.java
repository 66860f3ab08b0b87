package io.github.threadsvsprocesses.children;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for the time alone: what a timer, or a server that is far away, makes others do. */
final class Pause {
  private Pause() {}

  /** No less than that; a system's clock adds some 60 µs. Zero does not wait at all. */
  static void micros(int micros) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(micros);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }
}
