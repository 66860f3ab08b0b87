package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.children.Sighting.Edge;
import io.github.threadsvsprocesses.crew.VirtualThreads;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A place that threads enter once each, such as the inside of an interpreter, as those who enter it
 * count themselves. It does not rely on what a lock says of its own occupancy.
 */
public final class Room {
  private static final long GLANCE_NANOS = 50_000;

  /** {@link java.lang.management.ThreadMXBean} knows platform threads alone. */
  private static final String UNKNOWN_TO_THE_SYSTEM =
      "(the system does not tell of virtual threads)";

  private final int visitors;
  private final int together;
  private final List<Thread> coming = new CopyOnWriteArrayList<>();
  private final IntSupplier numbers;
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger mostInside = new AtomicInteger();

  /**
   * @param numbers tells each who comes in how many have come, itself included
   */
  Room(int visitors, int together, IntSupplier numbers) {
    this.visitors = visitors;
    this.together = together;
    this.numbers = numbers;
  }

  private Room(int visitors, int together) {
    this(visitors, together, new AtomicInteger()::incrementAndGet);
  }

  /** A room that so many threads will enter; two who meet there have seen enough. */
  public Room(int visitors) {
    this(visitors, 2);
  }

  /** A room that so many threads will enter, to meet all the others. */
  public static Room forAll(int visitors) {
    return new Room(visitors, visitors);
  }

  void willEnter(Thread visitor) {
    coming.add(visitor);
  }

  /** The most that ever were inside at once. */
  public int mostInside() {
    return mostInside.get();
  }

  /** Waits until somebody is inside; meant for those who come after. */
  void awaitTheFirst() throws InterruptedException {
    while (mostInside.get() == 0) {
      glance();
    }
  }

  /** Goes in and stays until enough have met there or all who are still to come queue. */
  Sighting lookRound(Predicate<Thread> queuesBehindMe, Runnable meanwhile)
      throws InterruptedException {
    // In this order: whoever has the last number knows that all others have counted themselves, so
    // that nobody leaves unmet while another, who has a number, is not yet seen inside.
    mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
    try {
      int number = numbers.getAsInt();
      // Ends in either world: without a lock others come in, with one all others queue.
      while (mostInside.get() < together && !allOthersQueue(queuesBehindMe, visitors - number)) {
        meanwhile.run();
        glance();
      }
      return new Sighting(
          Thread.currentThread().getName(), mostInside.get(), edges(queuesBehindMe));
    } finally {
      inside.decrementAndGet();
    }
  }

  private static void glance() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("nobody came in and nobody queued");
    }
    LockSupport.parkNanos(GLANCE_NANOS);
  }

  /** Who has been inside before may queue again, so they may be more than are still to come. */
  private boolean allOthersQueue(Predicate<Thread> queuesBehindMe, int stillToCome) {
    return coming.stream().filter(queuesBehindMe).count() >= stillToCome;
  }

  /** The system's word: on whom each queueing thread waits. */
  private List<Edge> edges(Predicate<Thread> queuesBehindMe) throws InterruptedException {
    List<Edge> edges = new ArrayList<>();
    for (Thread thread : coming) {
      String holder = holderFor(thread, queuesBehindMe);
      if (holder != null) {
        edges.add(new Edge(thread.getName(), holder));
      }
    }
    return edges;
  }

  /**
   * Who queues is seen so before it has parked, and only then does the system name a holder. It
   * comes to park, since the one who looks holds the lock. Of a virtual thread it names none.
   *
   * @return null when the thread does not queue
   */
  private static @Nullable String holderFor(Thread thread, Predicate<Thread> queuesBehindMe)
      throws InterruptedException {
    while (queuesBehindMe.test(thread)) {
      if (VirtualThreads.isVirtual(thread)) {
        return UNKNOWN_TO_THE_SYSTEM;
      }
      ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId());
      if (info != null && info.getLockOwnerName() != null) {
        return info.getLockOwnerName();
      }
      glance();
    }
    return null;
  }
}
