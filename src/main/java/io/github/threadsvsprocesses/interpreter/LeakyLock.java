package io.github.threadsvsprocesses.interpreter;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A lock that is broken on purpose: one entry in so many is a guest, who waits at the door until
 * the holder brings it in. The holder then stays inside, where it is, until the guest has come to
 * its next checkpoint or has left. No chance is in it: the guest's whole stay lies in the holder's
 * turn, on a single CPU too.
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
    Thread self = Thread.currentThread();
    if (guests.contains(self)) {
      occupancy.leave(self);
      guests.remove(self);
    } else {
      bringIn();
      super.leave();
    }
  }

  /** A guest's stay ends here and it queues as all do; else guests would stay for good. */
  @Override
  boolean isHandOverDue() {
    return guests.contains(Thread.currentThread()) || (!bringIn() && super.isHandOverDue());
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

  /** Called by the holder, who goes on when the guest's stay is over; whether there was one. */
  private boolean bringIn() {
    Thread guest = atTheDoor.get() == null ? null : whoIsBroughtIn();
    if (guest == null) {
      return false;
    }
    LockSupport.unpark(guest);
    while (guests.contains(guest)) {
      LockSupport.parkNanos(GLANCE_NANOS);
    }
    return true;
  }

  /** On the guest's behalf, so that it is inside before the holder can leave. */
  private synchronized @Nullable Thread whoIsBroughtIn() {
    Thread guest = atTheDoor.get();
    if (guest != null) {
      guests.add(guest);
      occupancy.enter(guest);
      atTheDoor.set(null);
    }
    return guest;
  }
}
