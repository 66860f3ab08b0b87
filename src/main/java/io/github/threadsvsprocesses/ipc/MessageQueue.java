package io.github.threadsvsprocesses.ipc;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A queue with any number of producers and consumers, in one process or several.
 *
 * <p>An item is in the queue once {@link #put} has returned, and is the consumer's once {@link
 * #take} has. One producer's items are taken in the order in which it put them. Implementations are
 * safe for use by many threads.
 *
 * @param <T> see {@link Values} for what can travel between processes
 */
public interface MessageQueue<T> extends AutoCloseable {
  /**
   * Puts an item; waits for room when the queue is bounded.
   *
   * @throws IllegalStateException after the end of the stream was declared
   * @throws EOFException when the queue's owner has closed it or has ended
   */
  void put(T item) throws IOException, InterruptedException;

  /**
   * Waits for an item.
   *
   * @throws EOFException when no more will come: the end of the stream was declared and every item
   *     is taken, or the queue's owner has closed it or has ended
   */
  T take() throws IOException, InterruptedException;

  /**
   * Waits for an item for a limited time.
   *
   * @return null when the time is over
   * @throws EOFException as {@link #take} does
   */
  @Nullable T poll(Duration timeout) throws IOException, InterruptedException;

  /** How many items wait; those handed to a consumer and not yet confirmed do not count. */
  int size() throws IOException, InterruptedException;

  /**
   * Declares that no more items will be put, by anybody: consumers get what is left and then the
   * end of the stream. To be called when the producers are known to have finished; again, it does
   * nothing.
   */
  void endOfStream() throws IOException, InterruptedException;

  /** Hands every item to the consumer until the end of the stream. */
  default void forEachRemaining(Consumer<? super T> consumer)
      throws IOException, InterruptedException {
    while (true) {
      T item;
      try {
        item = take();
      } catch (EOFException end) {
        return;
      }
      consumer.accept(item);
    }
  }

  /** Releases this handle of the queue; in the owner, ends the queue for everybody. */
  @Override
  void close();
}
