package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.children.Played.Stretch;
import java.util.ArrayList;
import java.util.List;

/** When a thread that often looks at the clock was at work; not thread-safe. */
final class Stretches {
  /** A longer pause is drawn as one. A scheduler's slice lasts milliseconds. */
  private static final long PAUSE_NANOS = 500_000;

  /** More would not be told apart in a picture. */
  private static final int MOST = 200;

  private final List<Stretch> done = new ArrayList<>();
  private long from;
  private long last;

  /** What was before does not count. */
  void begin() {
    from = System.nanoTime();
    last = from;
  }

  /** It is at work now. */
  void look() {
    long now = System.nanoTime();
    if (now - last > PAUSE_NANOS) {
      end();
      from = now;
    }
    last = now;
  }

  private void end() {
    if (done.size() < MOST) {
      done.add(new Stretch(from, last));
    }
  }

  List<Stretch> all() {
    look();
    end();
    return done;
  }
}
