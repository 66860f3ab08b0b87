package io.github.threadsvsprocesses.ipc;

import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One end of a channel between two JVMs of one user that keeps message boundaries.
 *
 * <p>A message is up to {@value #LONGEST_MESSAGE} bytes, none included. Messages arrive whole, once
 * and in order. When the other end is closed or its process dies, what it sent before can still be
 * received; after that, and when a message was cut short, {@link EOFException} is thrown. A message
 * sent to an end that was killed may be lost without a word for up to a millisecond. Where the
 * channel is one-way, whatever goes the other way is an {@link UnsupportedOperationException}.
 *
 * <p>Safe for use by many threads: one sends and one receives at a time. A wait ends with {@link
 * InterruptedException} when its thread is interrupted; receiving can then go on with the same
 * message, while sending that was interrupted in the middle of a message closes the connection.
 * {@link Wait} waits for many.
 */
public final class Connection implements AutoCloseable {
  /** In bytes: 64 MiB. */
  public static final int LONGEST_MESSAGE = 64 << 20;

  private final Transport transport;
  private final Direction direction;
  private final FrameReader reader;
  private final FrameWriter writer;
  private final ReentrantLock receiving = new ReentrantLock();
  private final ReentrantLock sending = new ReentrantLock();
  private volatile boolean closed;

  Connection(Transport transport, Direction direction) {
    this.transport = transport;
    this.direction = direction;
    reader = new FrameReader(transport);
    writer = new FrameWriter(transport);
  }

  static Connection over(SocketChannel channel) throws IOException {
    try {
      return new Connection(new SocketTransport(channel), Direction.BOTH_WAYS);
    } catch (IOException | OutOfMemoryError unusable) {
      channel.close();
      throw unusable;
    }
  }

  static Connection to(Path socket) throws IOException {
    return over(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
  }

  /** For a stranger: messages from the other end that are longer are refused. */
  void refuseLongerThan(int bytes) {
    reader.refuseLongerThan(bytes);
  }

  /** The same socket under other terms; this object is used up. */
  Connection renewed(Direction terms, @Nullable Segment rings, boolean first) {
    if (rings != null && transport instanceof SocketTransport socket) {
      return new Connection(new MemoryTransport(socket.release(), rings, first), terms);
    }
    return new Connection(this, terms);
  }

  /** What was read ahead stays. */
  private Connection(Connection earlier, Direction direction) {
    transport = earlier.transport;
    reader = earlier.reader;
    writer = earlier.writer;
    this.direction = direction;
  }

  /**
   * Sends a value; waits while the other end is slow to receive.
   *
   * @throws IllegalArgumentException when the value cannot travel, see {@link Values}; nothing was
   *     sent
   */
  public void send(Object value) throws IOException, InterruptedException {
    sendBytes(Values.encode(value));
  }

  /** Sends a message, as {@link #sendBytes(byte[], int, int)} does, of all these bytes. */
  public void sendBytes(byte[] message) throws IOException, InterruptedException {
    sendBytes(message, 0, message.length);
  }

  /**
   * Sends a message; waits while the other end is slow to receive.
   *
   * @throws EOFException when the other end is gone
   * @throws IllegalArgumentException when the message is too long; nothing was sent
   * @throws IndexOutOfBoundsException when the bytes do not lie in the array; nothing was sent
   */
  public void sendBytes(byte[] bytes, int offset, int length)
      throws IOException, InterruptedException {
    direction.checkSends();
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length > LONGEST_MESSAGE) {
      throw new IllegalArgumentException(
          "A message of %d bytes is longer than %d: send it in parts."
              .formatted(length, LONGEST_MESSAGE));
    }
    sending.lockInterruptibly();
    try {
      refuseWhenClosed();
      writer.write(bytes, offset, length);
    } catch (InterruptedException interrupted) {
      if (writer.isMidMessage()) {
        close();
      }
      throw interrupted;
    } catch (IOException gone) {
      throw closedOr(gone);
    } finally {
      sending.unlock();
    }
  }

  /**
   * Sends a message if that needs no wait; takes no notice of an interrupt. Where there was room
   * for a part only, this closes the connection.
   *
   * @return false when there was no room
   */
  boolean trySendBytes(byte... message) throws IOException {
    sending.lock();
    try {
      refuseWhenClosed();
      return writer.tryWrite(message);
    } catch (IOException gone) {
      throw closedOr(gone);
    } finally {
      if (writer.isMidMessage()) {
        close();
      }
      sending.unlock();
    }
  }

  /**
   * Waits for a value.
   *
   * @throws EOFException when the other end is gone and everything it sent was received
   * @throws MalformedMessageException when something else came; it is consumed
   */
  public <T> T receive(Class<T> type) throws IOException, InterruptedException {
    return Values.decode(receiveBytes(), type);
  }

  /** The same for a type such as {@code List<String>}, and where null may come. */
  public @Nullable Object receive(Type type) throws IOException, InterruptedException {
    return Values.decode(receiveBytes(), type);
  }

  /**
   * Waits for a message.
   *
   * @throws EOFException when the other end is gone and everything it sent was received
   */
  public byte[] receiveBytes() throws IOException, InterruptedException {
    direction.checkReceives();
    receiving.lockInterruptibly();
    try {
      refuseWhenClosed();
      reader.await(Deadline.NEVER);
      return reader.take();
    } catch (IOException gone) {
      throw closedOr(gone);
    } finally {
      stopReading();
    }
  }

  /**
   * Waits for a message and puts it into the array, from the offset on.
   *
   * @return the message's length in bytes
   * @throws BufferTooShortException when it does not fit there; the exception has it
   * @throws EOFException when the other end is gone and everything it sent was received
   * @throws IndexOutOfBoundsException when the offset is not in the array or at its end; nothing
   *     was received
   */
  public int receiveBytes(byte[] into, int offset) throws IOException, InterruptedException {
    direction.checkReceives();
    int room = into.length - Objects.checkIndex(offset, into.length + 1);
    receiving.lockInterruptibly();
    try {
      refuseWhenClosed();
      int length = reader.awaitInto(into, offset);
      if (length < 0) {
        throw new BufferTooShortException(reader.take(), room);
      }
      return length;
    } catch (BufferTooShortException itself) {
      throw itself;
    } catch (IOException gone) {
      throw closedOr(gone);
    } finally {
      stopReading();
    }
  }

  /**
   * Waits until a whole message, or the end of the stream, is there to be received.
   *
   * @return false when the time is over
   */
  public boolean poll(Duration timeout) throws IOException, InterruptedException {
    direction.checkReceives();
    Deadline deadline = Deadline.after(timeout);
    if (!receiving.tryLock(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    try {
      return await(deadline);
    } finally {
      stopReading();
    }
  }

  /** Polls for one that watches, and without waking it when it is to watch on. */
  boolean isReady() throws IOException, InterruptedException {
    direction.checkReceives();
    if (!receiving.tryLock(0, TimeUnit.NANOSECONDS)) {
      return false; // Whoever has the lock wakes who watches.
    }
    boolean watchesOn = false;
    try {
      boolean ready = await(Deadline.after(Duration.ZERO));
      watchesOn = !ready;
      return ready;
    } finally {
      receiving.unlock();
      if (!watchesOn) {
        transport.wakeWatchers(); // Another's look may have failed because of this one.
      }
    }
  }

  private boolean await(Deadline deadline) throws IOException, InterruptedException {
    try {
      refuseWhenClosed();
      return reader.await(deadline);
    } catch (EOFException end) {
      if (closed) {
        throw closedOr(end);
      }
      return true;
    } catch (IOException gone) {
      throw closedOr(gone);
    }
  }

  /** Who watches could not look meanwhile, and bytes may be there of which no selector tells. */
  private void stopReading() {
    receiving.unlock();
    transport.wakeWatchers();
  }

  /** What carries the messages. */
  Transport transport() {
    return transport;
  }

  void watchWith(Selector selector) throws IOException {
    direction.checkReceives();
    try {
      transport.watchWith(selector);
    } catch (IOException gone) {
      throw closedOr(gone);
    }
  }

  void unwatch(Selector selector) {
    transport.unwatch(selector);
  }

  private void refuseWhenClosed() throws IOException {
    if (closed) {
      throw new IOException("This connection is closed.");
    }
  }

  private IOException closedOr(IOException failure) {
    return closed ? new IOException("This connection was closed on this side.", failure) : failure;
  }

  /** Whoever waits for a message here, or will, is refused; the other end is not told. */
  void stopReceiving() {
    transport.stopWaitingForBytes();
  }

  /** Ends both directions at once; whoever waits on either side is told. */
  @Override
  public void close() {
    closed = true;
    transport.close();
  }
}
