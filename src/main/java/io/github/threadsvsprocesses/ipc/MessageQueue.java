package io.github.threadsvsprocesses.ipc;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A queue with any number of producers and consumers, in one process or several, in the manner of
 * Python's {@code multiprocessing.JoinableQueue}.
 *
 * <p>That {@link #put} has returned, or {@link #offer} true, is the acknowledgement: from then on
 * the item is in the queue, whatever becomes of its producer, and it leaves it once, to one
 * consumer. It is the consumer's once {@link #take} or {@link #poll} has returned: it is decoded
 * before it leaves the queue, and is still there when its consumer is killed meanwhile. Others wait
 * so long, so a record's constructor should be quick, and must not use the queue itself. One
 * producer's items are taken in the order in which it put them. A bounded queue never holds more
 * than its bound.
 *
 * <p>A timeout bounds the whole call. A thread that is interrupted before or while it waits gets an
 * {@link InterruptedException}, and then has put and taken nothing. Implementations are safe for
 * use by many threads.
 *
 * @param <T> see {@link Values} for what can travel between processes
 */
public interface MessageQueue<T> extends AutoCloseable {
  /**
   * Puts an item; waits for room when the queue is bounded.
   *
   * @throws IllegalArgumentException when the item cannot travel; nothing was put
   * @throws IllegalStateException after the end of the stream was declared
   * @throws EOFException when the queue's owner has closed it or has ended
   * @throws IOException when there is no memory left for it, or this handle was closed; nothing was
   *     put
   */
  void put(T item) throws IOException, InterruptedException;

  /**
   * Puts an item; waits for room for a limited time.
   *
   * @return false when the time is over; nothing was put then
   * @throws IllegalArgumentException as {@link #put} does
   * @throws IllegalStateException as {@link #put} does
   * @throws IOException as {@link #put} does
   */
  boolean offer(T item, Duration timeout) throws IOException, InterruptedException;

  /**
   * Waits for an item.
   *
   * @throws EOFException when no more will come: the end of the stream was declared and every item
   *     is taken, or the queue's owner has closed it or has ended
   * @throws MalformedMessageException when what was put is no value of this handle's type; it is
   *     taken, and the next item can be
   */
  T take() throws IOException, InterruptedException;

  /**
   * Waits for an item for a limited time.
   *
   * @return null when the time is over
   * @throws EOFException as {@link #take} does
   * @throws MalformedMessageException as {@link #take} does
   */
  @Nullable T poll(Duration timeout) throws IOException, InterruptedException;

  /** How many items wait. */
  int size() throws IOException, InterruptedException;

  /**
   * Says that one item that was taken is done with, for those who {@link #join}.
   *
   * @throws IllegalStateException when that was said of every item that was taken
   */
  void taskDone() throws IOException, InterruptedException;

  /**
   * Waits until every item that was put is taken and done with.
   *
   * @throws EOFException when the queue's owner has closed it or has ended
   */
  void join() throws IOException, InterruptedException;

  /**
   * The same for a limited time.
   *
   * @return false when the time is over
   */
  boolean join(Duration timeout) throws IOException, InterruptedException;

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
