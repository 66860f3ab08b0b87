package io.github.threadsvsprocesses.ipc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;

/** What may carry the messages of a pipe; what is promised of one holds for the other. */
enum Way {
  SOCKET(SocketTransport.class) {
    @Override
    Pipe open() throws IOException {
      return Pipe.throughSocket();
    }
  },
  MEMORY(MemoryTransport.class) {
    @Override
    Pipe open() throws IOException {
      return Pipe.open();
    }
  };

  private final Class<? extends Transport> transport;

  Way(Class<? extends Transport> transport) {
    this.transport = transport;
  }

  abstract Pipe open() throws IOException;

  /** Which a connection of this way has. */
  Class<? extends Transport> transport() {
    return transport;
  }

  /** Random bytes, the same for the same length. */
  static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  /** Announces a message of so many bytes and sends the first of them only. */
  static void sendInPart(Connection connection, int announced, byte... first) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(4).putInt(announced).flip();
    ByteBuffer body = ByteBuffer.wrap(first);
    while (header.hasRemaining() || body.hasRemaining()) {
      connection.transport().write(header, body);
    }
  }

  /** Sends the rest of such a message. */
  static void sendRest(Connection connection, byte... rest) throws IOException {
    connection.transport().write(ByteBuffer.allocate(0), ByteBuffer.wrap(rest));
  }
}
