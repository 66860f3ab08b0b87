package io.github.threadsvsprocesses.ipc;

import java.nio.ByteBuffer;

/**
 * The messages between a manager and its clients. A request is one byte that says which, the
 * object's number (four bytes) and its body; an answer one byte and its body.
 */
final class ManagerWire {
  /** No body. Answered by {@link #METHODS} or {@link #NOT_SHARED}. */
  static final byte DESCRIBE = 'D';

  /** Body: the method's number (four bytes), then its arguments as values, one after another. */
  static final byte CALL = 'C';

  /** Body: the signatures, a list of strings; their order numbers the methods. */
  static final byte METHODS = 'm';

  /** Body: the result as a value. */
  static final byte RESULT = 'r';

  /** Body: a {@link Thrown}. */
  static final byte THROWN = 't';

  /** No body: there is no such object, any more. */
  static final byte NOT_SHARED = 'n';

  /** Body: why, a string. After it the connection ends. */
  static final byte REFUSED = 'e';

  static final int CALL_HEAD = 1 + 2 * Integer.BYTES;

  private static final int DESCRIBE_HEAD = 1 + Integer.BYTES;

  private ManagerWire() {}

  static byte[] describe(int object) {
    return ByteBuffer.allocate(DESCRIBE_HEAD).put(DESCRIBE).putInt(object).array();
  }

  static byte[] callHead(int object, int method) {
    return ByteBuffer.allocate(CALL_HEAD).put(CALL).putInt(object).putInt(method).array();
  }

  static byte[] answer(byte kind) {
    return new byte[] {kind};
  }

  static byte kind(byte[] message) throws MalformedMessageException {
    if (message.length == 0) {
      throw new MalformedMessageException("An empty message came where a call was expected.");
    }
    return message[0];
  }

  static int object(byte[] request) throws MalformedMessageException {
    byte kind = kind(request);
    boolean whole =
        (kind == DESCRIBE && request.length == DESCRIBE_HEAD)
            || (kind == CALL && request.length >= CALL_HEAD);
    if (!whole) {
      throw new MalformedMessageException(
          "%d bytes came that are no request to a manager.".formatted(request.length));
    }
    return ByteBuffer.wrap(request).getInt(1);
  }

  static int method(byte[] call) {
    return ByteBuffer.wrap(call).getInt(DESCRIBE_HEAD);
  }
}
