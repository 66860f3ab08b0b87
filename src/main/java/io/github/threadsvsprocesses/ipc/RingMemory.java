package io.github.threadsvsprocesses.ipc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The memory of pipes. A closed pipe's is freed by the collector, which does not see how much that
 * is: it is called when many were closed.
 */
final class RingMemory {
  /** So that the memory of closed pipes stays below half of the 64 MiB that a container has. */
  private static final int CLOSED_PIPES = (32 << 20) / MemoryTransport.SIZE;

  private static final AtomicInteger CLOSED = new AtomicInteger();

  private RingMemory() {}

  static Segment create() throws IOException {
    freeWhatWasClosed();
    return Segment.create("r", MemoryTransport.SIZE);
  }

  static Segment attach(Path path) throws IOException {
    freeWhatWasClosed();
    return Segment.attach(path, MemoryTransport.SIZE);
  }

  /** One was closed. */
  static void closed() {
    CLOSED.incrementAndGet();
  }

  private static void freeWhatWasClosed() {
    if (CLOSED.get() >= CLOSED_PIPES) {
      CLOSED.set(0);
      System.gc();
    }
  }
}
