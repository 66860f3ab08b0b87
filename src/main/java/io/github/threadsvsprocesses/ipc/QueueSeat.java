package io.github.threadsvsprocesses.ipc;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A slot of a queue and its bell, for one operation at a time. The broker frees the locks of a slot
 * that is given back, and gives it to another; so a seat that is closed while its holder is at a
 * lock or asleep gives its slot back only when the holder has left.
 */
final class QueueSeat {
  private static final int FREE = 0;
  private static final int IN_USE = 1;
  private static final int CLOSED = 2;

  private final int slot;
  private final QueueBell bell;
  private final AtomicInteger state = new AtomicInteger();

  /** The last sleep, for each kind, of which this seat has told the broker. */
  private final long[] told = new long[QueueLayout.Awaited.values().length];

  QueueSeat(int slot, QueueBell bell) {
    this.slot = slot;
    this.bell = bell;
  }

  int slot() {
    return slot;
  }

  QueueBell bell() {
    return bell;
  }

  /** Whether the broker is to be told of this sleep, which it then is. */
  boolean isNews(QueueLayout.Awaited what, long sleep) {
    boolean news = told[what.place()] != sleep;
    told[what.place()] = sleep;
    return news;
  }

  /**
   * Before its holder acquires a lock, or writes into the slot.
   *
   * @throws IOException when this was closed
   */
  void enter() throws IOException {
    if (!state.compareAndSet(FREE, IN_USE)) {
      throw closedHere();
    }
  }

  /** After its holder has released the lock, or cleared the slot. */
  void leave() {
    if (!state.compareAndSet(IN_USE, FREE)) {
      bell.close();
    }
  }

  void refuseWhenClosed() throws IOException {
    if (isClosed()) {
      throw closedHere();
    }
  }

  boolean isClosed() {
    return state.get() == CLOSED;
  }

  void close() {
    int before = state.getAndSet(CLOSED);
    if (before == FREE) {
      bell.close();
    } else if (before == IN_USE) {
      bell.wakeWhoAwaits();
    }
  }

  static IOException closedHere() {
    return new IOException("This handle of the queue was closed.");
  }
}
