package io.github.threadsvsprocesses.ipc;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * A queue of another JVM. Each operation has a connection to itself while it lasts, so that a
 * thread that waits for an item keeps no other from putting one; a connection whose operation was
 * interrupted is not used again.
 */
final class QueueClient<T> implements MessageQueue<T> {
  private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

  private final ProcessQueue.Address address;
  private final Class<T> type;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private final Set<Connection> all = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private QueueClient(ProcessQueue.Address address, Class<T> type) {
    this.address = address;
    this.type = type;
  }

  static <T> QueueClient<T> connect(ProcessQueue.Address address, Class<T> type)
      throws IOException, InterruptedException {
    QueueClient<T> client = new QueueClient<>(address, type);
    client.release(client.acquire());
    return client;
  }

  @Override
  public void put(T item) throws IOException, InterruptedException {
    byte[] request = QueueWire.message(QueueWire.PUT, Values.encode(item));
    if (QueueWire.kind(ask(request)) == QueueWire.ENDED) {
      throw new IllegalStateException(
          "The end of this queue's stream was declared: declare it after the last put.");
    }
  }

  @Override
  public T take() throws IOException, InterruptedException {
    T item = poll(FOR_EVER);
    if (item == null) {
      throw new MalformedMessageException("The queue answered a wait without end with nothing.");
    }
    return item;
  }

  @Override
  public @Nullable T poll(Duration timeout) throws IOException, InterruptedException {
    Duration wait = timeout.compareTo(FOR_EVER) > 0 ? FOR_EVER : timeout;
    byte[] answer = ask(QueueWire.message(QueueWire.TAKE, QueueWire.bytes(wait.toNanos())));
    return switch (QueueWire.kind(answer)) {
      case QueueWire.ITEM -> Values.decode(QueueWire.body(answer), type);
      case QueueWire.NOTHING -> null;
      case QueueWire.ENDED -> throw new ItemStore.StreamEnded();
      default -> throw new MalformedMessageException("The queue's answer is not one of its own.");
    };
  }

  @Override
  public int size() throws IOException, InterruptedException {
    return (int) QueueWire.number(ask(QueueWire.message(QueueWire.SIZE)));
  }

  @Override
  public void endOfStream() throws IOException, InterruptedException {
    ask(QueueWire.message(QueueWire.END_OF_STREAM));
  }

  private byte[] ask(byte[] request) throws IOException, InterruptedException {
    Connection connection = acquire();
    boolean answered = false;
    try {
      connection.sendBytes(request);
      byte[] answer = connection.receiveBytes();
      if (QueueWire.kind(answer) == QueueWire.ITEM) {
        connection.sendBytes(QueueWire.message(QueueWire.CONFIRM));
      }
      answered = true;
      return answer;
    } catch (EOFException gone) {
      throw (EOFException)
          new EOFException("The queue's owner has closed it or has ended.").initCause(gone);
    } finally {
      if (answered) {
        release(connection);
      } else {
        all.remove(connection);
        connection.close();
      }
    }
  }

  private Connection acquire() throws IOException, InterruptedException {
    Connection connection = closed ? null : idle.pollFirst();
    if (connection == null) {
      refuseWhenClosed();
      connection = Reception.enter(address.socket(), address.secret());
      all.add(connection);
    }
    if (closed) {
      connection.close();
      refuseWhenClosed();
    }
    return connection;
  }

  private void refuseWhenClosed() throws IOException {
    if (closed) {
      throw new IOException("This handle of the queue was closed.");
    }
  }

  private void release(Connection connection) {
    idle.addFirst(connection);
    if (closed) {
      connection.close();
    }
  }

  @Override
  public void close() {
    closed = true;
    all.forEach(Connection::close);
  }
}
