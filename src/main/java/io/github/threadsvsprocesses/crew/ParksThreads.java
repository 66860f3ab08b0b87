package io.github.threadsvsprocesses.crew;

import io.github.threadsvsprocesses.process.Task;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts threads that park for as long as this process lives; says how many are parked once all of
 * them have come to that. To see what memory a thread takes.
 *
 * @param threads how many
 * @param touchedMebibytes of memory outside the heap that each first writes to, every page of it
 * @param virtual whether they are virtual threads, which take a JVM 21 or newer
 */
public record ParksThreads(int threads, int touchedMebibytes, boolean virtual)
    implements Task<Integer> {
  /** The smallest there is; a larger page is touched by this all the same. */
  private static final int PAGE = 4096;

  private static final long GLANCE_NANOS = 200_000;

  /** Platform threads. */
  public ParksThreads(int threads, int touchedMebibytes) {
    this(threads, touchedMebibytes, false);
  }

  @Override
  public Integer run() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch touched = new CountDownLatch(threads);
    ThreadFactory factory = virtual ? VirtualThreads.factory() : Thread::new;
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread thread = factory.newThread(() -> park(touched, never));
      thread.setName("parked " + i);
      thread.setDaemon(true);
      thread.start();
      all.add(thread);
    }
    touched.await();
    for (Thread thread : all) {
      while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
        LockSupport.parkNanos(GLANCE_NANOS);
      }
    }
    return (int) all.stream().filter(Thread::isAlive).count();
  }

  private void park(CountDownLatch touched, CountDownLatch never) {
    ByteBuffer memory = touchedMebibytes == 0 ? ByteBuffer.allocate(0) : touch();
    touched.countDown();
    try {
      never.await();
    } catch (InterruptedException end) {
      // The process is about to end.
    } finally {
      Reference.reachabilityFence(memory);
    }
  }

  private ByteBuffer touch() {
    ByteBuffer memory = ByteBuffer.allocateDirect(touchedMebibytes << 20);
    for (int at = 0; at < memory.capacity(); at += PAGE) {
      memory.put(at, (byte) 1);
    }
    return memory;
  }
}
