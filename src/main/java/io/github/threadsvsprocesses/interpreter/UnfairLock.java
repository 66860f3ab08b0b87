package io.github.threadsvsprocesses.interpreter;

import java.time.Duration;

/**
 * A lock that is broken on purpose: it excludes, but at each hand-over its holder takes it again
 * before those who queue. No chance is in it: between the two turns the lock is not let go of. Who
 * leaves or waits does let go.
 */
final class UnfairLock extends InterpreterLock {
  private final Occupancy occupancy;
  private boolean takenAgain; // guarded by the lock

  UnfairLock(Occupancy occupancy) {
    super(Duration.ZERO, occupancy);
    this.occupancy = occupancy;
  }

  /** The holder, who asks, leaves at once when it is. */
  @Override
  boolean isHandOverDue() {
    takenAgain = super.isHandOverDue();
    return takenAgain;
  }

  @Override
  void leave() {
    if (takenAgain) {
      occupancy.leave(Thread.currentThread());
    } else {
      super.leave();
    }
  }

  @Override
  void enter() {
    Thread self = Thread.currentThread();
    if (holder().filter(self::equals).isPresent()) {
      takenAgain = false;
      occupancy.enter(self);
    } else {
      super.enter();
    }
  }
}
