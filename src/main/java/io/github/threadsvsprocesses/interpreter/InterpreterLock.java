package io.github.threadsvsprocesses.interpreter;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The lock itself. Fair, so that a hand-over goes to the longest waiter and nobody starves; an
 * ownable synchronizer, so that {@link java.lang.management.ThreadInfo#getLockOwnerId()} of a
 * waiting thread names the holder.
 *
 * <p>CPython starts the switch interval when a thread begins to wait, this lock when the holder
 * took the lock: both bound a turn by one interval and one checkpoint once somebody has waited that
 * long.
 */
class InterpreterLock {
  private final OwnedLock lock = new OwnedLock();
  private final Occupancy occupancy;
  private final long switchIntervalNanos;
  private long heldSinceNanos; // guarded by lock

  InterpreterLock(Duration switchInterval, Occupancy occupancy) {
    if (switchInterval.isNegative()) {
      throw new IllegalArgumentException(
          "a switch interval of " + switchInterval + "; expected zero or more, such as 5 ms");
    }
    this.occupancy = occupancy;
    switchIntervalNanos = switchInterval.toNanos();
  }

  /** Takes the lock, then counts as inside. */
  void enter() {
    lock.lock();
    heldSinceNanos = System.nanoTime();
    occupancy.enter(Thread.currentThread());
  }

  /** No longer counts as inside, then lets go of the lock. */
  void leave() {
    occupancy.leave(Thread.currentThread());
    lock.unlock();
  }

  /** Asked by the holder only. The queue is looked at first: it is cheaper than the clock. */
  boolean isHandOverDue() {
    return lock.hasQueuedThreads() && System.nanoTime() - heldSinceNanos >= switchIntervalNanos;
  }

  boolean hasQueued(Thread thread) {
    return lock.hasQueuedThread(thread);
  }

  int queued() {
    return lock.getQueueLength();
  }

  Optional<Thread> holder() {
    return Optional.ofNullable(lock.getOwner());
  }

  /** A fair lock that tells its owner. */
  private static final class OwnedLock extends ReentrantLock {
    private static final long serialVersionUID = 1L;

    OwnedLock() {
      super(true);
    }

    @Override
    protected @Nullable Thread getOwner() {
      return super.getOwner();
    }
  }
}
