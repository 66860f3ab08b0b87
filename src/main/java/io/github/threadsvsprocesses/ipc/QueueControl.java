package io.github.threadsvsprocesses.ipc;

/** The control memory of a queue, as {@link QueueLayout} describes it, and its two locks. */
final class QueueControl {
  private final Segment memory;
  private final SlotLock putLock;
  private final SlotLock takeLock;
  private final long capacity;

  QueueControl(Segment memory) {
    this.memory = memory;
    putLock = new SlotLock(memory, QueueLayout.PUT_LOCK);
    takeLock = new SlotLock(memory, QueueLayout.TAKE_LOCK);
    capacity = memory.getLongVolatile(QueueLayout.CAPACITY);
  }

  /** Writes what is not zero at first, before anybody else sees the memory. */
  static void prepare(Segment memory, long capacity) {
    memory.putLong(QueueLayout.tailOffset(0) + QueueLayout.NEXT_SEGMENT, 1);
    memory.putLong(QueueLayout.headOffset(0) + QueueLayout.SEGMENT, 1);
    memory.putLongVolatile(QueueLayout.CAPACITY, capacity);
  }

  Segment memory() {
    return memory;
  }

  /** Held by whoever changes the put side. */
  SlotLock putLock() {
    return putLock;
  }

  /** Held by whoever changes the take side. */
  SlotLock takeLock() {
    return takeLock;
  }

  long capacity() {
    return capacity;
  }

  boolean isBounded() {
    return capacity != Long.MAX_VALUE;
  }

  long state() {
    return memory.getLongVolatile(QueueLayout.STATE);
  }

  /** Under the lock of the put side: after this nobody puts. */
  void endOfStream() {
    memory.compareAndSetLong(QueueLayout.STATE, QueueLayout.OPEN, QueueLayout.ENDED);
  }

  void close() {
    memory.putLongVolatile(QueueLayout.STATE, QueueLayout.CLOSED);
  }

  long puts() {
    return memory.getLongVolatile(QueueLayout.PUTS);
  }

  long takes() {
    return memory.getLongVolatile(QueueLayout.TAKES);
  }

  int size() {
    long takes = takes(); // Read first, so that the difference is never negative.
    return (int) Math.min(puts() - takes, Integer.MAX_VALUE);
  }

  /** Whether every item that was put is done with, at one moment of this call. */
  boolean isAllDone() {
    long done = memory.getLongVolatile(QueueLayout.DONE);
    return done == puts();
  }

  /**
   * Counts one more item as done.
   *
   * @return false when no item is taken and not yet done
   */
  boolean countDone() {
    while (true) {
      long done = memory.getLongVolatile(QueueLayout.DONE);
      if (done >= takes()) {
        return false;
      }
      if (memory.compareAndSetLong(QueueLayout.DONE, done, done + 1)) {
        return true;
      }
    }
  }
}
