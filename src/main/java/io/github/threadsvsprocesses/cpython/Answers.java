package io.github.threadsvsprocesses.cpython;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The lines that a script reports, drained at once, so that it never waits. Of a flood the last
 * ones are kept. Safe for use by many threads.
 */
final class Answers {
  /** In bytes; facts are some hundred. */
  static final int LONGEST = 4 << 20;

  /** Stands for a line that was longer. */
  static final String TOO_LONG = "…";

  private static final int MOST_KEPT = 8;

  private final Deque<String> kept = new ArrayDeque<>();
  private final Thread drainer;
  private boolean ended;

  Answers(InputStream from, String name) {
    drainer = new Thread(() -> drain(from), name);
    drainer.setDaemon(true);
    drainer.start();
  }

  private void drain(InputStream from) {
    byte[] chunk = new byte[16 << 10];
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (from) {
      for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
        int begin = 0;
        for (int i = 0; i < count; i++) {
          if (chunk[i] == '\n') {
            append(line, chunk, begin, i);
            keep(line);
            begin = i + 1;
          }
        }
        append(line, chunk, begin, count);
      }
    } catch (IOException closed) {
      // The process is gone.
    }
    keep(line); // Perhaps the last one has no end.
    end();
  }

  private static void append(ByteArrayOutputStream line, byte[] chunk, int begin, int end) {
    if (line.size() <= LONGEST) {
      line.write(chunk, begin, end - begin);
    }
  }

  private synchronized void keep(ByteArrayOutputStream line) {
    String text = line.size() > LONGEST ? TOO_LONG : line.toString(StandardCharsets.UTF_8).strip();
    line.reset();
    if (!text.isEmpty()) {
      if (kept.size() == MOST_KEPT) {
        kept.removeFirst();
      }
      kept.addLast(text);
      notifyAll();
    }
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** The next line; null when there is none before the end of the script's output, or in time. */
  synchronized @Nullable String next(Duration deadline) throws InterruptedException {
    long end = System.nanoTime() + deadline.toNanos();
    while (kept.isEmpty() && !ended) {
      long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (millis <= 0) {
        return null;
      }
      wait(millis);
    }
    return kept.pollFirst();
  }

  /** True when no more lines will come. */
  synchronized boolean isOver() {
    return ended && kept.isEmpty();
  }

  /** A line that nobody has asked for; null when there is none. */
  synchronized @Nullable String unasked() {
    return kept.peekFirst();
  }

  /** The last line, once the script has ended; null when it said nothing. */
  @Nullable String last(Duration patience) throws InterruptedException {
    drainer.join(Math.max(1, patience.toMillis()));
    synchronized (this) {
      return kept.peekLast();
    }
  }
}
