package io.github.threadsvsprocesses.ipc;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Puts frames into a non-blocking channel; see {@link FrameReader}. For one thread at a time. */
final class FrameWriter {
  /** Copied through a buffer of our own: the JDK would keep one as long as the message. */
  private static final int CHUNK = 64 << 10;

  private final SocketChannel channel;
  private final Selector writable;
  private final ByteBuffer leaving = ByteBuffer.allocateDirect(CHUNK);
  private boolean midMessage;

  FrameWriter(SocketChannel channel) throws IOException {
    this.channel = channel;
    writable = Selector.open();
    channel.register(writable, SelectionKey.OP_WRITE);
  }

  /** Whether the last message went out in part only. */
  boolean isMidMessage() {
    return midMessage;
  }

  void write(byte[] message) throws IOException, InterruptedException {
    if (midMessage) {
      throw new IOException("An earlier message was cut short: this connection cannot go on.");
    }
    leaving.clear().putInt(message.length);
    int next = 0;
    do {
      int count = Math.min(leaving.remaining(), message.length - next);
      leaving.put(message, next, count).flip();
      next += count;
      flush();
      leaving.clear();
    } while (next < message.length);
    midMessage = false;
  }

  private void flush() throws IOException, InterruptedException {
    while (leaving.hasRemaining()) {
      int count;
      try {
        count = channel.write(leaving);
      } catch (IOException broken) {
        midMessage = true;
        throw (EOFException)
            new EOFException("The other end was closed or its process has ended: nobody receives.")
                .initCause(broken);
      }
      if (count > 0) {
        midMessage = true;
      } else {
        awaitRoom();
      }
    }
  }

  private void awaitRoom() throws IOException, InterruptedException {
    try {
      writable.select(key -> {}, 0);
    } catch (ClosedSelectorException closed) {
      throw new IOException("This connection is closed.", closed);
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while sending a message");
    }
  }

  void close() {
    try {
      writable.close();
    } catch (IOException alreadyGone) {
      // Nothing is left to release.
    }
  }
}
