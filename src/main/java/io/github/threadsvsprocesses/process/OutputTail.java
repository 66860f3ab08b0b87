package io.github.threadsvsprocesses.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Drains a stream at once, so that its writer never waits, and keeps the last of it. */
final class OutputTail {
  static final int KEPT = 256 << 10;

  private final byte[] ring = new byte[KEPT];
  private final Thread drainer;
  private long total;

  OutputTail(InputStream from, String name) {
    drainer = new Thread(() -> drain(from), name);
    drainer.setDaemon(true);
    drainer.start();
  }

  private void drain(InputStream from) {
    byte[] chunk = new byte[16 << 10];
    try (from) {
      for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
        keep(chunk, count);
      }
    } catch (IOException closed) {
      // The process is gone.
    }
  }

  private synchronized void keep(byte[] chunk, int count) {
    int start = (int) (total % KEPT);
    int first = Math.min(count, KEPT - start);
    System.arraycopy(chunk, 0, ring, start, first);
    System.arraycopy(chunk, first, ring, 0, count - first);
    total += count;
    notifyAll();
  }

  /** What is kept, as UTF-8; a character that was cut in two is replaced. */
  synchronized String text() {
    if (total <= KEPT) {
      return new String(ring, 0, (int) total, StandardCharsets.UTF_8);
    }
    int oldest = (int) (total % KEPT);
    byte[] ordered = new byte[KEPT];
    System.arraycopy(ring, oldest, ordered, 0, KEPT - oldest);
    System.arraycopy(ring, 0, ordered, KEPT - oldest, oldest);
    return new String(ordered, StandardCharsets.UTF_8);
  }

  /** Waits until the text is as wished, or the time is over; the text then. */
  synchronized String await(Predicate<String> wished, Duration timeout)
      throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    String text = text();
    while (!wished.test(text)) {
      long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (millis <= 0) {
        break;
      }
      wait(millis);
      text = text();
    }
    return text;
  }

  /** Waits until the writers have closed the stream; a surviving grandchild may hold it open. */
  void awaitEnd(Duration timeout) throws InterruptedException {
    drainer.join(Math.max(1, timeout.toMillis()));
  }
}
