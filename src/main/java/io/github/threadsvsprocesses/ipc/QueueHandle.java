package io.github.threadsvsprocesses.ipc;

import io.github.threadsvsprocesses.breakage.BrokenFact;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One JVM's way into a queue: what a handle does is the same in the owner and elsewhere. */
final class QueueHandle<T> implements MessageQueue<T> {
  /** Of a queue that is broken on purpose. */
  private static final int DROPPED_IN = 100;

  private static final AtomicLong PUTS = new AtomicLong();

  private final Class<T> type;
  private final ByteQueue items;

  QueueHandle(Class<T> type, ByteQueue items) {
    this.type = type;
    this.items = items;
  }

  @Override
  public void put(T item) throws IOException, InterruptedException {
    if (!put(item, Deadline.NEVER)) {
      throw endedWithout("a place");
    }
  }

  @Override
  public boolean offer(T item, Duration timeout) throws IOException, InterruptedException {
    return put(item, Deadline.after(timeout));
  }

  private boolean put(T item, Deadline deadline) throws IOException, InterruptedException {
    byte[] bytes = Values.encode(item);
    if (bytes.length > ProcessQueue.LONGEST_ITEM) {
      throw new IllegalArgumentException(
          "An item of %d bytes is longer than %d: put it in parts."
              .formatted(bytes.length, ProcessQueue.LONGEST_ITEM));
    }
    return isDropped() || items.put(bytes, deadline);
  }

  private static boolean isDropped() {
    return BrokenFact.QUEUE.isOn() && PUTS.incrementAndGet() % DROPPED_IN == 0;
  }

  @Override
  public T take() throws IOException, InterruptedException {
    T item = take(Deadline.NEVER);
    if (item == null) {
      throw endedWithout("an item");
    }
    return item;
  }

  @Override
  public @Nullable T poll(Duration timeout) throws IOException, InterruptedException {
    return take(Deadline.after(timeout));
  }

  private @Nullable T take(Deadline deadline) throws IOException, InterruptedException {
    return items.take(deadline, item -> Values.decode(item, type));
  }

  @Override
  public int size() throws IOException {
    return items.size();
  }

  @Override
  public void taskDone() throws IOException, InterruptedException {
    items.taskDone();
  }

  @Override
  public void join() throws IOException, InterruptedException {
    if (!items.join(Deadline.NEVER)) {
      throw endedWithout("all being done");
    }
  }

  @Override
  public boolean join(Duration timeout) throws IOException, InterruptedException {
    return items.join(Deadline.after(timeout));
  }

  @Override
  public void endOfStream() throws IOException, InterruptedException {
    items.endOfStream();
  }

  @Override
  public void close() {
    items.close();
  }

  private static IllegalStateException endedWithout(String what) {
    return new IllegalStateException("A wait without a deadline has ended without " + what + ".");
  }
}
