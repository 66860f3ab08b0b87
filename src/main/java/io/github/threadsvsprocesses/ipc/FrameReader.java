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

  private final Transport transport;
  private final byte[] header = new byte[HEADER];
  private volatile int longest = Connection.LONGEST_MESSAGE;
  private int headerFilled;
  private int length = -1;
  private byte[] body = {};
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
    headerFilled = 0;
    length = -1;
    body = new byte[0];
    filled = 0;
    return frame;
  }

  /** Takes what has arrived of a frame; true when that completes it. */
  private boolean assemble() throws IOException {
    while (headerFilled < HEADER) {
      int count = read(header, headerFilled, HEADER);
      if (count == 0) {
        return false;
      }
      headerFilled += count;
    }
    if (length < 0) {
      begin(ByteBuffer.wrap(header).getInt());
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

  private void begin(int announced) throws MalformedMessageException {
    if (announced < 0 || announced > longest) {
      throw new MalformedMessageException(
          ("A message of %d bytes was announced where at most %d are allowed: "
                  + "the other end speaks another protocol, or should send it in parts.")
              .formatted(Integer.toUnsignedLong(announced), longest));
    }
    length = announced;
    body = new byte[Math.min(length, FIRST_BYTES)];
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
