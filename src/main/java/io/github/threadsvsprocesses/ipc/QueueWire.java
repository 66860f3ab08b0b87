package io.github.threadsvsprocesses.ipc;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The messages between a queue's broker and its clients: one byte that says which, then its body.
 * The client asks, the broker answers; after {@link #ITEM} the client confirms, unanswered.
 */
final class QueueWire {
  /** Body: the item. Answered by {@link #DONE} or {@link #ENDED}. */
  static final byte PUT = 'P';

  /** Body: nanoseconds to wait, eight bytes. Answered by {@link #ITEM}, or not. */
  static final byte TAKE = 'T';

  static final byte CONFIRM = 'C';

  /** Answered by {@link #DONE} with eight bytes. */
  static final byte SIZE = 'S';

  static final byte END_OF_STREAM = 'E';

  static final byte DONE = 'd';

  /** Body: the item. */
  static final byte ITEM = 'i';

  static final byte NOTHING = 'n';
  static final byte ENDED = 'e';

  private QueueWire() {}

  static byte[] message(byte kind, byte... body) {
    byte[] message = new byte[1 + body.length];
    message[0] = kind;
    System.arraycopy(body, 0, message, 1, body.length);
    return message;
  }

  static byte kind(byte[] message) throws MalformedMessageException {
    if (message.length == 0) {
      throw new MalformedMessageException("An empty message came between a queue and its client.");
    }
    return message[0];
  }

  static byte[] body(byte[] message) {
    return Arrays.copyOfRange(message, 1, message.length);
  }

  static byte[] bytes(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  static long number(byte[] message) throws MalformedMessageException {
    if (message.length != 1 + Long.BYTES) {
      throw new MalformedMessageException("A number of eight bytes was expected from a queue.");
    }
    return ByteBuffer.wrap(message).getLong(1);
  }
}
