package io.github.threadsvsprocesses.ipc;

import java.io.EOFException;
import java.io.Serial;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The items of a queue: waiting, or handed out and not yet confirmed. An item that is given back
 * takes the place it had, so that one producer's items stay in order.
 */
final class ItemStore {
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Item(long number, byte[] bytes) {}

  /** Every item is taken and no more will come; unlike what waits when the owner closes. */
  static final class StreamEnded extends EOFException {
    @Serial private static final long serialVersionUID = 1L;

    StreamEnded() {
      super("The queue's stream has ended: every item is taken.");
    }
  }

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition room = lock.newCondition();
  private final Condition change = lock.newCondition();
  private final PriorityQueue<Item> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Item::number));
  private final int capacity;
  private long puts;
  private int handedOut;
  private boolean ended;
  private boolean closed;

  ItemStore(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "A queue's capacity is " + capacity + ": it needs room for 1 item or more.");
    }
    this.capacity = capacity;
  }

  void put(byte[] bytes) throws EOFException, InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && !ended && waiting.size() >= capacity) {
        room.await();
      }
      refuseWhenClosed();
      if (ended) {
        throw new IllegalStateException(
            "The end of this queue's stream was declared: declare it after the last put.");
      }
      waiting.add(new Item(puts++, bytes));
      change.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Hands an item out; it is to be confirmed or given back.
   *
   * @return null at the deadline
   * @throws StreamEnded at the end of the stream
   * @throws EOFException when the owner has closed the queue
   */
  @Nullable Item take(Deadline deadline) throws EOFException, InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        refuseWhenClosed();
        Item item = waiting.poll();
        if (item != null) {
          handedOut++;
          room.signal();
          return item;
        }
        if (ended && handedOut == 0) {
          throw new StreamEnded();
        }
        if (deadline.isOver()) {
          return null;
        }
        change.await(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
      }
    } finally {
      lock.unlock();
    }
  }

  void confirm(Item item) {
    lock.lock();
    try {
      handedOut--;
      change.signalAll(); // It may have been what the end of the stream was waiting for.
    } finally {
      lock.unlock();
    }
  }

  void giveBack(Item item) {
    lock.lock();
    try {
      handedOut--;
      waiting.add(item);
      change.signalAll();
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  void endOfStream() {
    lock.lock();
    try {
      ended = true;
      change.signalAll();
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      waiting.clear();
      change.signalAll();
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void refuseWhenClosed() throws EOFException {
    if (closed) {
      throw new EOFException("The queue's owner has closed it.");
    }
  }
}
