package io.github.threadsvsprocesses.ipc;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A queue that lives in this JVM, its owner, and that other JVMs use through its {@link Address}.
 *
 * <p>The owner uses it directly; its items are copies there too. A producer or a consumer that is
 * killed harms nobody else: an item that was handed to a consumer which died before confirming it
 * goes back to its place at the front, and the end of the stream waits for that.
 *
 * @param <T> see {@link Values} for what can travel between processes
 */
public final class ProcessQueue<T> implements MessageQueue<T> {
  private final Class<T> type;
  private final ItemStore items;
  private final QueueBroker broker;

  private ProcessQueue(Class<T> type, ItemStore items) throws IOException {
    this.type = type;
    this.items = items;
    broker = new QueueBroker(items);
  }

  /** A queue in which there is always room. */
  public static <T> ProcessQueue<T> open(Class<T> type) throws IOException {
    return open(type, Integer.MAX_VALUE);
  }

  /**
   * A queue with room for a number of waiting items.
   *
   * @throws IllegalArgumentException when the capacity is less than 1
   */
  public static <T> ProcessQueue<T> open(Class<T> type, int capacity) throws IOException {
    return new ProcessQueue<>(type, new ItemStore(capacity));
  }

  /** What another JVM needs to use the queue; travels as a component of a task. */
  public Address address() {
    return broker.address();
  }

  @Override
  public void put(T item) throws EOFException, InterruptedException {
    items.put(Values.encode(item));
  }

  @Override
  public T take() throws IOException, InterruptedException {
    T item = take(Deadline.NEVER);
    if (item == null) {
      throw new IllegalStateException("A wait without a deadline has ended without an item.");
    }
    return item;
  }

  @Override
  public @Nullable T poll(Duration timeout) throws IOException, InterruptedException {
    return take(Deadline.after(timeout));
  }

  private @Nullable T take(Deadline deadline) throws IOException, InterruptedException {
    ItemStore.Item item = items.take(deadline);
    if (item == null) {
      return null;
    }
    items.confirm(item);
    return Values.decode(item.bytes(), type);
  }

  @Override
  public int size() {
    return items.size();
  }

  @Override
  public void endOfStream() {
    items.endOfStream();
  }

  /** Ends the queue for everybody: items that wait are gone, whoever waits gets an EOFException. */
  @Override
  public void close() {
    items.close();
    broker.close();
  }

  /**
   * Where a queue is, for another JVM.
   *
   * @param socket where the queue's owner listens
   * @param secret without which nobody is let in
   */
  public record Address(String socket, String secret) {
    /**
     * A handle of the queue.
     *
     * @param type of the items; the same as in the owner
     * @throws IOException when the queue's owner has closed it or has ended
     */
    public <T> MessageQueue<T> connect(Class<T> type) throws IOException, InterruptedException {
      return QueueClient.connect(this, type);
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "ProcessQueue.Address[" + socket + "]";
    }
  }
}
