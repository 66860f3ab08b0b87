package io.github.threadsvsprocesses.ipc;

import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One end of a channel between two JVMs of one user, both ways, that keeps message boundaries.
 *
 * <p>A message is up to {@value #LONGEST_MESSAGE} bytes, none included. Messages arrive whole, once
 * and in order. When the other end is closed or its process dies, what it sent before can still be
 * received; after that, and when a message was cut short, {@link EOFException} is thrown.
 *
 * <p>Safe for use by many threads: one sends and one receives at a time. A wait ends with {@link
 * InterruptedException} when its thread is interrupted; receiving can then go on with the same
 * message, while sending that was interrupted in the middle of a message closes the connection.
 */
public final class Connection implements AutoCloseable {
  public static final int LONGEST_MESSAGE = 64 << 20;

  private final SocketChannel channel;
  private final FrameReader reader;
  private final FrameWriter writer;
  private final ReentrantLock receiving = new ReentrantLock();
  private final ReentrantLock sending = new ReentrantLock();
  private volatile boolean closed;

  private Connection(SocketChannel channel) throws IOException {
    this.channel = channel;
    channel.configureBlocking(false);
    reader = new FrameReader(channel);
    writer = new FrameWriter(channel);
  }

  static Connection over(SocketChannel channel) throws IOException {
    try {
      return new Connection(channel);
    } catch (IOException unusable) {
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

  /**
   * Sends a value; waits while the other end is slow to receive.
   *
   * @throws IllegalArgumentException when the value cannot travel, see {@link Values}; nothing was
   *     sent
   */
  public void send(Object value) throws IOException, InterruptedException {
    sendBytes(Values.encode(value));
  }

  /**
   * Sends a message; waits while the other end is slow to receive.
   *
   * @throws EOFException when the other end is gone
   * @throws IllegalArgumentException when the message is too long; nothing was sent
   */
  public void sendBytes(byte[] message) throws IOException, InterruptedException {
    if (message.length > LONGEST_MESSAGE) {
      throw new IllegalArgumentException(
          "A message of %d bytes is longer than %d: send it in parts."
              .formatted(message.length, LONGEST_MESSAGE));
    }
    sending.lockInterruptibly();
    try {
      writer.write(message);
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
    receiving.lockInterruptibly();
    try {
      reader.await(Deadline.NEVER);
      return reader.take();
    } catch (IOException gone) {
      throw closedOr(gone);
    } finally {
      receiving.unlock();
    }
  }

  /**
   * Waits until a whole message, or the end of the stream, is there to be received.
   *
   * @return false when the time is over
   */
  public boolean poll(Duration timeout) throws IOException, InterruptedException {
    Deadline deadline = Deadline.after(timeout);
    if (!receiving.tryLock(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    try {
      return reader.await(deadline);
    } catch (EOFException end) {
      if (closed) {
        throw closedOr(end);
      }
      return true;
    } catch (IOException gone) {
      throw closedOr(gone);
    } finally {
      receiving.unlock();
    }
  }

  private IOException closedOr(IOException failure) {
    return closed ? new IOException("This connection was closed on this side.", failure) : failure;
  }

  /** Ends both directions at once; whoever waits on either side is told. */
  @Override
  public void close() {
    closed = true;
    reader.close();
    writer.close();
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // Nothing is left to release.
    }
  }
}
