package io.github.threadsvsprocesses.ipc;

import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/**
 * A lock in shared memory, whose word says which slot holds it, so that the broker can free it when
 * the holder's connection has ended. What it guards is always in order, whatever its holder was
 * killed in: see {@link QueueLayout}. It is not fair, and not reentrant.
 */
final class SlotLock {
  /** Looks between two questions whether the wait is to be given up. */
  private static final int LOOKS = 64;

  /** So often the CPU is offered to others before longer pauses: the lock is held for less. */
  private static final int OFFERS = 16;

  private static final long SHORTEST_PAUSE_NANOS = 20_000;
  private static final int DOUBLINGS = 5;

  private final Segment memory;
  private final int offset;

  SlotLock(Segment memory, int offset) {
    this.memory = memory;
    this.offset = offset;
  }

  /**
   * Waits for the lock.
   *
   * @return false when it was held all the time until the deadline
   * @throws EOFException when the queue's life has ended, for then nobody frees it any more
   * @throws IOException when the seat was closed
   */
  boolean acquire(QueueSeat seat, Deadline deadline, QueueLife life)
      throws IOException, InterruptedException {
    return tryAcquire(seat.slot()) || acquireSlowly(seat, deadline, life);
  }

  private boolean tryAcquire(int slot) {
    return memory.compareAndSetLong(offset, 0, slot + 1L);
  }

  @SuppressWarnings("ThreadPriorityCheck") // A courtesy: nothing relies on it.
  private boolean acquireSlowly(QueueSeat seat, Deadline deadline, QueueLife life)
      throws IOException, InterruptedException {
    for (int round = 0; ; round++) {
      for (int look = 0; look < LOOKS; look++) {
        Thread.onSpinWait();
        if (memory.getLongAcquire(offset) == 0 && tryAcquire(seat.slot())) {
          return true;
        }
      }
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while waiting for its turn in a queue");
      }
      if (deadline.isOver()) {
        return false;
      }
      life.check();
      seat.refuseWhenClosed();
      if (round < OFFERS) {
        Thread.yield();
      } else {
        long pause = SHORTEST_PAUSE_NANOS << Math.min(round - OFFERS, DOUBLINGS);
        LockSupport.parkNanos(this, Math.min(pause, deadline.nanosLeft()));
      }
    }
  }

  boolean isHeldBy(int slot) {
    return memory.getLongVolatile(offset) == slot + 1L;
  }

  /**
   * By its holder, whose it is no longer when the owner has closed the queue; or by the broker when
   * the holder is gone. What a holder reads afterwards, it reads after what it published.
   */
  void releaseIfHeldBy(int slot) {
    memory.compareAndSetLong(offset, slot + 1L, 0);
  }
}
