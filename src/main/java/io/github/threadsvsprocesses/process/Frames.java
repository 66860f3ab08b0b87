package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.ipc.Connection;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** Messages on a stream of bytes: a length of four bytes (big-endian) and as many bytes. */
final class Frames {
  private static final int HEADER = 4;
  private static final int CHUNK = 64 << 10;

  private Frames() {}

  /**
   * Writes one message; not for several threads at once.
   *
   * @throws IllegalArgumentException when the message is too long; nothing was written
   */
  static void write(OutputStream out, byte[] message) throws IOException {
    out.write(of(message));
    out.flush();
  }

  /**
   * A message with its length before it.
   *
   * @throws IllegalArgumentException when the message is too long
   */
  static byte[] of(byte[] message) {
    if (message.length > Connection.LONGEST_MESSAGE) {
      throw new IllegalArgumentException(
          "A task or result of "
              + message.length
              + " bytes is longer than "
              + Connection.LONGEST_MESSAGE
              + ": send it through a pipe, in parts.");
    }
    byte[] frame = new byte[HEADER + message.length];
    for (int i = 0; i < HEADER; i++) {
      frame[i] = (byte) (message.length >>> (Byte.SIZE * (HEADER - 1 - i)));
    }
    System.arraycopy(message, 0, frame, HEADER, message.length);
    return frame;
  }

  /**
   * Waits for one message.
   *
   * @throws EOFException when the writer is gone, perhaps in the middle of a message
   */
  static byte[] read(InputStream in) throws IOException {
    int length = 0;
    for (byte part : readFully(in, HEADER)) {
      length = length << Byte.SIZE | Byte.toUnsignedInt(part);
    }
    if (length < 0 || length > Connection.LONGEST_MESSAGE) {
      throw new IOException("A message of " + Integer.toUnsignedLong(length) + " bytes came.");
    }
    return readFully(in, length);
  }

  /** Grows with what came, not with what was announced; {@code readNBytes} would want to seek. */
  private static byte[] readFully(InputStream in, int length) throws IOException {
    byte[] bytes = new byte[Math.min(length, CHUNK)];
    int filled = 0;
    while (filled < length) {
      if (filled == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * bytes.length));
      }
      int count = in.read(bytes, filled, bytes.length - filled);
      if (count < 0) {
        throw new EOFException("The other end was closed or its process has ended.");
      }
      filled += count;
    }
    return bytes;
  }
}
