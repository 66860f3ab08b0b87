package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.SharedMemory;
import java.util.concurrent.locks.LockSupport;

/**
 * A lock as one would make it at home: a word of shared memory that names the process which holds
 * it, 0 when none does. Nobody frees it for a holder that is dead.
 */
final class LockWord {
  private static final long GLANCE_NANOS = 50_000;

  private final SharedMemory memory;
  private final int offset;
  private final Witness witness;
  private final int worker;

  /** The lock as that worker uses it, which tells the witness for whom it waits. */
  LockWord(SharedMemory memory, int offset, Witness witness, int worker) {
    this.memory = memory;
    this.offset = offset;
    this.witness = witness;
    this.worker = worker;
  }

  void lock() {
    long self = ProcessHandle.current().pid();
    while (!memory.compareAndSetLong(offset, 0, self)) {
      long holder = memory.getLongVolatile(offset);
      witness.saysItWaitsFor(worker, holder);
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("told to end, waiting for the lock of process " + holder);
      }
      LockSupport.parkNanos(GLANCE_NANOS);
    }
    witness.saysItWaitsFor(worker, 0);
  }

  void unlock() {
    memory.putLongVolatile(offset, 0);
  }
}
