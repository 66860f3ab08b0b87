package io.github.threadsvsprocesses.ipc;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The seats of one handle. Each operation has one to itself while it lasts, so that a thread that
 * waits for an item keeps no other from putting one. Safe for use by many threads.
 */
final class SeatPool implements AutoCloseable {
  /** Kept for the next operations, besides the nearest; more are given back to others. */
  private static final int MOST_IDLE = 7;

  private final SeatSource source;
  private final Set<QueueSeat> all = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedDeque<QueueSeat> idle = new ConcurrentLinkedDeque<>();

  /** One of the idle seats, cheaper to get at: enough where one thread uses the handle. */
  private final AtomicReference<@Nullable QueueSeat> nearest = new AtomicReference<>();

  private final AtomicInteger idleSeats = new AtomicInteger();

  private volatile boolean closed;

  SeatPool(SeatSource source) {
    this.source = source;
  }

  /**
   * A seat for one operation, to be released after it.
   *
   * @return null at the deadline
   */
  @Nullable QueueSeat acquire(Deadline deadline) throws IOException, InterruptedException {
    refuseWhenClosed();
    QueueSeat seat = nearest.getAndSet(null);
    if (seat == null) {
      seat = idle.pollFirst();
      if (seat != null) {
        idleSeats.decrementAndGet();
      }
    }
    if (seat == null) {
      seat = source.open(deadline);
      if (seat != null) {
        all.add(seat);
        if (closed) {
          seat.close();
          all.remove(seat);
          refuseWhenClosed();
        }
      }
    }
    return seat;
  }

  void release(QueueSeat seat) {
    if (seat.isClosed()) {
      all.remove(seat);
    } else if (!nearest.compareAndSet(null, seat)) {
      if (idleSeats.incrementAndGet() <= MOST_IDLE) {
        idle.addFirst(seat);
      } else {
        idleSeats.decrementAndGet();
        all.remove(seat);
        seat.close();
      }
    }
  }

  void refuseWhenClosed() throws IOException {
    if (closed) {
      throw QueueSeat.closedHere();
    }
  }

  @Override
  public void close() {
    closed = true;
    all.forEach(QueueSeat::close);
    source.close();
  }
}
