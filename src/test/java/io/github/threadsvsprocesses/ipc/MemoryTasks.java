package io.github.threadsvsprocesses.ipc;

import io.github.threadsvsprocesses.process.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What the users of shared memory and locks do in child JVMs. */
final class MemoryTasks {
  private static final long GLANCE_NANOS = 20_000;

  private MemoryTasks() {}

  /** Looks again and again, until an interrupt such as that of a test's time-out. */
  static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(GLANCE_NANOS);
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while waiting for another process");
      }
    }
  }

  /** Adds one, as often as told, by an atomic addition. */
  record AddsAtomically(SharedMemory.Address address, int offset, int times)
      implements Task<Integer> {
    @Override
    public Integer run() throws Exception {
      try (SharedMemory memory = address.attach()) {
        for (int i = 0; i < times; i++) {
          memory.getAndAddLong(offset, 1);
          memory.getAndAddInt(offset + Long.BYTES, 1);
        }
        return times;
      }
    }
  }

  /** Adds one, as often as told, by a plain read and a plain write under the lock. */
  record AddsUnderTheLock(SharedMemory.Address address, ProcessLock.Address guard, int times)
      implements Task<Integer> {
    @Override
    public Integer run() throws Exception {
      try (SharedMemory memory = address.attach();
          ProcessLock lock = guard.open()) {
        for (int i = 0; i < times; i++) {
          lock.lock();
          try {
            memory.putLong(0, memory.getLong(0) + 1);
          } finally {
            lock.unlock();
          }
        }
        return times;
      }
    }
  }

  /** Answers each even number with the next odd one, and ends at a negative one. */
  record PlaysPingPong(SharedMemory.Address address) implements Task<Long> {
    @Override
    public Long run() throws Exception {
      try (SharedMemory memory = address.attach()) {
        long seen;
        while ((seen = memory.getLongAcquire(0)) >= 0) {
          if (seen % 2 == 1) {
            memory.putLongRelease(8, memory.getLong(8) + seen);
            memory.putLongRelease(0, seen + 1);
          }
          Thread.onSpinWait();
        }
        return memory.getLong(8);
      }
    }
  }

  record CreatesMemory(int size) implements Task<SharedMemory.Address> {
    @Override
    public SharedMemory.Address run() throws Exception {
      SharedMemory memory = SharedMemory.create(size);
      memory.putLongVolatile(0, 42);
      return memory.address();
    }
  }

  /** Creates memory until there is no room, and again when there is. */
  static final class FillsTheMachine {
    private static final int SIZE = 100_000;

    private FillsTheMachine() {}

    public static void main(String[] arguments) throws Exception {
      SharedMemory first = SharedMemory.create(SIZE);
      System.out.println("got " + folder(first));
      System.out.println("got " + folder(SharedMemory.create(SIZE)));
      try {
        System.out.println("got " + folder(SharedMemory.create(SIZE)));
      } catch (IOException full) {
        System.out.println(full.getMessage());
      }
      first.unlink();
      first.close();
      while (true) {
        System.gc(); // The system has the memory back when the mapping is gone.
        try {
          System.out.println("room again: " + folder(SharedMemory.create(SIZE)));
          return;
        } catch (IOException stillFull) {
          Thread.onSpinWait();
        }
      }
    }

    private static @Nullable Path folder(SharedMemory memory) {
      Path directory = Path.of(memory.address().name()).getParent();
      return directory == null ? null : directory.getParent();
    }
  }

  /** Takes the lock, says so in the memory, and keeps it for ever. */
  record HoldsTheLock(SharedMemory.Address address, ProcessLock.Address guard)
      implements Task<Integer> {
    @Override
    public Integer run() throws Exception {
      SharedMemory memory = address.attach();
      guard.open().lock();
      memory.putIntVolatile(0, 1);
      new CountDownLatch(1).await();
      return 0;
    }
  }

  /** Tries for a moment; true when it got the lock, which it gives back. */
  record TriesTheLock(ProcessLock.Address guard, long millis) implements Task<Boolean> {
    @Override
    public Boolean run() throws Exception {
      try (ProcessLock lock = guard.open()) {
        boolean locked = lock.tryLock(Duration.ofMillis(millis));
        if (locked) {
          lock.unlock();
        }
        return locked;
      }
    }
  }
}
