package io.github.threadsvsprocesses.ipc;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/**
 * Takes frames, each a length of four bytes (big-endian) and as many bytes, from a non-blocking
 * channel. A wait that is given up loses nothing. For one thread at a time.
 */
final class FrameReader {
  static final int HEADER = 4;

  /** One read of the socket; a longer message grows with what came, not with what it announces. */
  private static final int CHUNK = 64 << 10;

  private final SocketChannel channel;
  private final Selector readable;
  private final ByteBuffer arrived = ByteBuffer.allocateDirect(CHUNK).flip();
  private volatile int longest = Connection.LONGEST_MESSAGE;
  private int length = -1;
  private byte[] body = {};
  private int filled;

  FrameReader(SocketChannel channel) throws IOException {
    this.channel = channel;
    readable = Selector.open();
    channel.register(readable, SelectionKey.OP_READ);
  }

  void refuseLongerThan(int bytes) {
    longest = bytes;
  }

  /**
   * Waits until a frame is complete.
   *
   * @return false when it is not by the deadline
   */
  boolean await(Deadline deadline) throws IOException, InterruptedException {
    while (!assemble()) {
      int count = read();
      if (count < 0) {
        throw endOfStream();
      }
      if (count == 0) {
        if (deadline.isOver()) {
          return false;
        }
        select(deadline);
      }
    }
    return true;
  }

  /** The frame that {@link #await} found complete. */
  byte[] take() {
    byte[] frame = body.length == length ? body : Arrays.copyOf(body, length);
    length = -1;
    body = new byte[0];
    filled = 0;
    return frame;
  }

  /** Moves what arrived into the frame; true when that completes it. */
  private boolean assemble() throws IOException {
    if (length < 0) {
      if (arrived.remaining() < HEADER) {
        return false;
      }
      int announced = arrived.getInt(arrived.position());
      if (announced < 0 || announced > longest) {
        throw new MalformedMessageException(
            ("A message of %d bytes was announced where at most %d are allowed: "
                    + "the other end speaks another protocol, or should send it in parts.")
                .formatted(Integer.toUnsignedLong(announced), longest));
      }
      arrived.getInt();
      length = announced;
    }
    int count = Math.min(arrived.remaining(), length - filled);
    if (filled + count > body.length) {
      body = Arrays.copyOf(body, (int) Math.min(length, Math.max(CHUNK, body.length * 2L)));
    }
    arrived.get(body, filled, count);
    filled += count;
    return filled == length;
  }

  private int read() throws IOException {
    arrived.compact();
    try {
      return channel.read(arrived);
    } catch (MalformedMessageException malformed) {
      throw malformed;
    } catch (IOException reset) {
      // The system tells a peer that died with unread input from one that closed; nobody need.
      throw (EOFException) endOfStream().initCause(reset);
    } finally {
      arrived.flip();
    }
  }

  private EOFException endOfStream() {
    boolean midMessage = length >= 0 || arrived.hasRemaining();
    return new EOFException(
        midMessage
            ? "The other end was closed, or its process died, in the middle of a message."
            : "The other end was closed or its process has ended: there is nothing to receive.");
  }

  private void select(Deadline deadline) throws IOException, InterruptedException {
    try {
      readable.select(key -> {}, deadline.millisToSelect());
    } catch (ClosedSelectorException closed) {
      throw new IOException("This connection is closed.", closed);
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while waiting for a message");
    }
  }

  void close() {
    try {
      readable.close();
    } catch (IOException alreadyGone) {
      // Nothing is left to release.
    }
  }
}
