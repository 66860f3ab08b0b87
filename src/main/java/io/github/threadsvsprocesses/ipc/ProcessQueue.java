package io.github.threadsvsprocesses.ipc;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A queue that belongs to this JVM, its owner, and that other JVMs use through its {@link Address}.
 *
 * <p>Items lie in shared memory and pass through no process but the producer's and the consumer's;
 * connections to the owner only let clients in, wake who sleeps and tell of deaths. The memory is
 * the system's memory file system where there is one, then files among the temporary ones: a queue
 * that is not bounded is bounded by those. They are removed at the close, or when the next JVM
 * sweeps if the owner was killed.
 *
 * <p>A producer or a consumer that is killed harms nobody else, even amidst a put or a take: the
 * item of an unfinished put is in the queue or is not, that of an unfinished take is in the queue
 * until the one store with which the take ends. One that is <em>stopped</em> (SIGSTOP) amidst that
 * holds up its side of the queue until it continues or is killed. When the owner ends, so does the
 * queue. 1,024 threads may use it at once, in all processes together, where each handle counts for
 * up to eight that are idle; who is first among those that wait is not said.
 *
 * <p>Up to 4 MiB that were used are kept to be used again.
 *
 * @param <T> see {@link Values} for what can travel between processes
 */
public final class ProcessQueue<T> implements MessageQueue<T> {
  /** In bytes, as {@link Values#encode} counts: 64 MiB of content, and room for what that adds. */
  public static final int LONGEST_ITEM = (64 << 20) + (1 << 10);

  private final QueueBroker broker;
  private final QueueHandle<T> handle;

  private ProcessQueue(QueueBroker broker, QueueHandle<T> handle) {
    this.broker = broker;
    this.handle = handle;
  }

  /**
   * A queue in which there is always room.
   *
   * @throws IOException when its memory or its socket could not be made
   */
  public static <T> ProcessQueue<T> open(Class<T> type) throws IOException {
    return create(type, Long.MAX_VALUE);
  }

  /**
   * A queue with room for a number of waiting items.
   *
   * @throws IllegalArgumentException when the capacity is less than 1
   * @throws IOException when its memory or its socket could not be made
   */
  public static <T> ProcessQueue<T> open(Class<T> type, int capacity) throws IOException {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "A queue's capacity is " + capacity + ": it needs room for 1 item or more.");
    }
    return create(type, capacity);
  }

  private static <T> ProcessQueue<T> create(Class<T> type, long capacity) throws IOException {
    QueueFiles files = QueueFiles.create();
    try {
      Segment memory = files.createControl();
      QueueControl.prepare(memory, capacity);
      QueueControl control = new QueueControl(memory);
      QueueLife life = new QueueLife();
      QueueBroker broker = new QueueBroker(files, control, life);
      ByteQueue items = new ByteQueue(control, files, life, new LocalSeats(broker));
      return new ProcessQueue<>(broker, new QueueHandle<>(type, items));
    } catch (IOException | RuntimeException refused) {
      files.remove();
      throw refused;
    }
  }

  /** What another JVM needs to use the queue; travels as a component of a task. */
  public Address address() {
    return broker.address();
  }

  @Override
  public void put(T item) throws IOException, InterruptedException {
    handle.put(item);
  }

  @Override
  public boolean offer(T item, Duration timeout) throws IOException, InterruptedException {
    return handle.offer(item, timeout);
  }

  @Override
  public T take() throws IOException, InterruptedException {
    return handle.take();
  }

  @Override
  public @Nullable T poll(Duration timeout) throws IOException, InterruptedException {
    return handle.poll(timeout);
  }

  @Override
  public int size() throws IOException {
    return handle.size();
  }

  @Override
  public void taskDone() throws IOException, InterruptedException {
    handle.taskDone();
  }

  @Override
  public void join() throws IOException, InterruptedException {
    handle.join();
  }

  @Override
  public boolean join(Duration timeout) throws IOException, InterruptedException {
    return handle.join(timeout);
  }

  @Override
  public void endOfStream() throws IOException, InterruptedException {
    handle.endOfStream();
  }

  /** Ends the queue for everybody: items that wait are gone, whoever waits gets an EOFException. */
  @Override
  public void close() {
    broker.close();
    handle.close();
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
      return RemoteSeats.connect(this, type);
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "ProcessQueue.Address[" + socket + "]";
    }
  }
}
