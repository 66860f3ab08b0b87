package io.github.threadsvsprocesses.ipc;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Takes frames, each a length of four bytes (big-endian) and as many bytes, from a transport. A
 * wait that is given up loses nothing. For one thread at a time.
 */
final class FrameReader {
  static final int HEADER = 4;

  /** A frame takes no more memory than this at first, whatever length it announces. */
  private static final int FIRST_BYTES = 1 << 20;

  /** And then no more than so many times what has come of it. */
  private static final int GROWTH = 8;

  private static final byte[] NOTHING = {};

  private final Transport transport;
  private final byte[] header = new byte[HEADER];
  private volatile int longest = Connection.LONGEST_MESSAGE;
  private int headerFilled;
  private int length;
  private byte[] body = NOTHING;
  private int filled;

  FrameReader(Transport transport) {
    this.transport = transport;
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
      if (!transport.awaitBytes(deadline)) {
        return false;
      }
    }
    return true;
  }

  /** The frame that {@link #await} found complete. */
  byte[] take() {
    byte[] frame = body;
    beginNext();
    return frame;
  }

  /**
   * Waits until a frame is complete and puts it straight into the caller's array, if it fits there
   * and nothing of it came before.
   *
   * @return its length, or -1 when it does not fit: then {@link #take} it
   */
  int awaitInto(byte[] into, int offset) throws IOException, InterruptedException {
    while (!beginning()) {
      transport.awaitBytes(Deadline.NEVER);
    }
    int whole = length;
    int room = into.length - offset;
    if (whole <= room && filled == 0) {
      fill(into, offset);
    } else {
      await(Deadline.NEVER);
      if (whole > room) {
        return -1;
      }
      System.arraycopy(body, 0, into, offset, whole);
    }
    beginNext();
    return whole;
  }

  /** What came is kept when the wait is given up. */
  private void fill(byte[] into, int offset) throws IOException, InterruptedException {
    int came = 0;
    try {
      while (came < length) {
        int count = read(into, offset + came, offset + length);
        came += count;
        if (count == 0) {
          transport.awaitBytes(Deadline.NEVER);
        }
      }
    } finally {
      if (came < length && came > 0) {
        body = Arrays.copyOfRange(into, offset, offset + came);
        filled = came;
      }
    }
  }

  /** Takes what has arrived of a frame; true when that completes it. */
  private boolean assemble() throws IOException {
    if (!beginning()) {
      return false;
    }
    if (body.length == 0) {
      body = new byte[Math.min(length, FIRST_BYTES)];
    }
    while (filled < length) {
      if (filled == body.length) {
        body = Arrays.copyOf(body, (int) Math.min(length, (long) GROWTH * filled));
      }
      int count = read(body, filled, body.length);
      if (count == 0) {
        return false;
      }
      filled += count;
    }
    return true;
  }

  /** Takes what has arrived of a frame's length; true when that is known. */
  private boolean beginning() throws IOException {
    while (headerFilled < HEADER) {
      int count = read(header, headerFilled, HEADER);
      if (count == 0) {
        return false;
      }
      headerFilled += count;
    }
    int announced = ByteBuffer.wrap(header).getInt();
    if (announced < 0 || announced > longest) {
      throw new MalformedMessageException(
          ("A message of %d bytes was announced where at most %d are allowed: "
                  + "the other end speaks another protocol, or should send it in parts.")
              .formatted(Integer.toUnsignedLong(announced), longest));
    }
    length = announced;
    return true;
  }

  private void beginNext() {
    headerFilled = 0;
    body = NOTHING;
    filled = 0;
  }

  private int read(byte[] into, int from, int to) throws IOException {
    int count = transport.read(into, from, to - from);
    if (count < 0) {
      throw new EOFException(
          headerFilled > 0
              ? "The other end was closed, or its process died, in the middle of a message."
              : "The other end was closed or its process has ended: there is nothing to receive.");
    }
    return count;
  }
}
