package io.github.threadsvsprocesses.interpreter;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A lock that is broken on purpose: one entry in so many is a guest, who waits at the door and is
 * brought in by a thread that is inside and stays there. No chance is in it: the two are inside
 * together whenever the kernel runs them.
 */
final class LeakyLock extends InterpreterLock {
  /** A guest is woken when it is brought in; this long until it sees that nobody is inside. */
  private static final long GLANCE_NANOS = 100_000;

  private final long oneIn;
  private final Occupancy occupancy;
  private final AtomicLong entries = new AtomicLong();
  private final AtomicReference<@Nullable Thread> atTheDoor = new AtomicReference<>();
  private final Set<Thread> guests = ConcurrentHashMap.newKeySet();

  LeakyLock(int oneIn, Occupancy occupancy) {
    super(Duration.ZERO, occupancy);
    if (oneIn < 1) {
      throw new IllegalArgumentException(
          "a lock that leaks one entry in " + oneIn + "; expected at least one, such as 100");
    }
    this.oneIn = oneIn;
    this.occupancy = occupancy;
  }

  @Override
  void enter() {
    boolean guest = entries.incrementAndGet() % oneIn == 0;
    if (!guest || !isBroughtIn()) {
      super.enter();
    }
  }

  @Override
  void leave() {
    bringIn();
    if (guests.remove(Thread.currentThread())) {
      occupancy.leave(Thread.currentThread());
    } else {
      super.leave();
    }
  }

  /** Whoever brings a guest in stays inside with it. */
  @Override
  boolean isHandOverDue() {
    return !bringIn() && super.isHandOverDue();
  }

  @Override
  boolean hasQueued(Thread thread) {
    return super.hasQueued(thread) || atTheDoor.get() == thread;
  }

  @Override
  int queued() {
    return super.queued() + (atTheDoor.get() == null ? 0 : 1);
  }

  /** Waits at the door; not to the end, if nobody is inside or on the way in. */
  private boolean isBroughtIn() {
    Thread guest = Thread.currentThread();
    if (!atTheDoor.compareAndSet(null, guest)) {
      return false;
    }
    while (atTheDoor.get() == guest) {
      if (hasGoneAway(guest)) {
        return false;
      }
      LockSupport.parkNanos(GLANCE_NANOS);
    }
    return true;
  }

  /** Never between the two steps by which somebody brings the guest in. */
  private synchronized boolean hasGoneAway(Thread guest) {
    boolean nobodyThere = holder().isEmpty() && super.queued() == 0;
    return nobodyThere && atTheDoor.compareAndSet(guest, null);
  }

  /** Called inside; on the guest's behalf, so that it is inside before the caller can leave. */
  private boolean bringIn() {
    return atTheDoor.get() != null && bringInWhoIsThere();
  }

  private synchronized boolean bringInWhoIsThere() {
    Thread guest = atTheDoor.get();
    if (guest == null) {
      return false;
    }
    guests.add(guest);
    occupancy.enter(guest);
    atTheDoor.set(null);
    LockSupport.unpark(guest);
    return true;
  }
}
