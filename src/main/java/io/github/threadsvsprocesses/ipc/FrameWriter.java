package io.github.threadsvsprocesses.ipc;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Puts frames into a transport; see {@link FrameReader}. For one thread at a time. */
final class FrameWriter {
  private final Transport transport;
  private final ByteBuffer header = ByteBuffer.allocate(FrameReader.HEADER);
  private boolean midMessage;

  FrameWriter(Transport transport) {
    this.transport = transport;
  }

  /** Whether the last message went out in part only. */
  boolean isMidMessage() {
    return midMessage;
  }

  void write(byte[] message, int offset, int length) throws IOException, InterruptedException {
    refuseMidMessage();
    header.clear().putInt(length).flip();
    ByteBuffer body = ByteBuffer.wrap(message, offset, length);
    while (header.hasRemaining() || body.hasRemaining()) {
      if (transport.write(header, body) > 0) {
        midMessage = true;
      } else {
        transport.awaitRoom();
      }
    }
    midMessage = false;
  }

  /**
   * The same without a wait.
   *
   * @return false when there was no room, for all or for a part of it
   */
  boolean tryWrite(byte[] message) throws IOException {
    refuseMidMessage();
    header.clear().putInt(message.length).flip();
    ByteBuffer body = ByteBuffer.wrap(message);
    boolean some = transport.write(header, body) > 0;
    boolean all = !header.hasRemaining() && !body.hasRemaining();
    midMessage = some && !all;
    return all;
  }

  private void refuseMidMessage() throws IOException {
    if (midMessage) {
      throw new IOException("An earlier message was cut short: this connection cannot go on.");
    }
  }
}
