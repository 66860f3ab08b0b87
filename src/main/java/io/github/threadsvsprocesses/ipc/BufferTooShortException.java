package io.github.threadsvsprocesses.ipc;

import java.io.IOException;

/**
 * A message was longer than the room that its receiver had for it. It was received and is here; the
 * connection goes on with the next one.
 */
public final class BufferTooShortException extends IOException {
  private static final long serialVersionUID = 1;

  private final byte[] received;

  BufferTooShortException(byte[] received, int room) {
    super(
        "A message of %d bytes came where there was room for %d: message() has it."
            .formatted(received.length, room));
    this.received = received;
  }

  /** The whole message. */
  public byte[] message() {
    return received;
  }
}
