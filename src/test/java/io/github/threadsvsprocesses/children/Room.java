package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.children.Sighting.Edge;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The inside of an interpreter, as those who enter it count themselves. It does not rely on what
 * the interpreter says of its own occupancy.
 */
public final class Room {
  private static final long GLANCE_NANOS = 50_000;

  private final int visitors;
  private final List<Thread> coming = new CopyOnWriteArrayList<>();
  private final AtomicInteger entered = new AtomicInteger();
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger mostInside = new AtomicInteger();

  /** A room that so many threads will enter, once each. */
  public Room(int visitors) {
    this.visitors = visitors;
  }

  void willEnter(Thread visitor) {
    coming.add(visitor);
  }

  /** The most that ever were inside at once. */
  public int mostInside() {
    return mostInside.get();
  }

  Sighting lookRound(Interpreter interpreter) throws InterruptedException {
    int number = entered.incrementAndGet();
    mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
    try {
      // Ends in either world: without a lock another visitor comes in, with one all others queue.
      while (mostInside.get() == 1 && !allOthersQueue(interpreter, visitors - number)) {
        if (Thread.interrupted()) {
          throw new InterruptedException("nobody came in and nobody queued");
        }
        LockSupport.parkNanos(GLANCE_NANOS);
      }
      return new Sighting(Thread.currentThread().getName(), mostInside.get(), edges(interpreter));
    } finally {
      inside.decrementAndGet();
    }
  }

  private boolean allOthersQueue(Interpreter interpreter, int stillToCome) {
    return coming.stream().filter(interpreter::hasQueued).count() == stillToCome;
  }

  /** The system's word: on whom each queueing thread waits. */
  private List<Edge> edges(Interpreter interpreter) {
    List<Edge> edges = new ArrayList<>();
    for (Thread thread : coming) {
      if (interpreter.hasQueued(thread)) {
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId());
        edges.add(new Edge(thread.getName(), String.valueOf(info.getLockOwnerName())));
      }
    }
    return edges;
  }
}
