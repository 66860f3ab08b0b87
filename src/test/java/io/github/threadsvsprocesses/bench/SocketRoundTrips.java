package io.github.threadsvsprocesses.bench;

import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.Task;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Sixteen bytes to a child JVM and back by a bare socket. */
final class SocketRoundTrips implements Contestant {
  private final ByteBuffer buffer = buffer();
  private final ForkedJvm child = ForkedJvm.start();
  private final SocketChannel channel;

  SocketRoundTrips() throws Exception {
    try (BareSocket socket = BareSocket.listen()) {
      var unused = child.submit(new GivesBack(socket.address()));
      channel = socket.accept();
    }
  }

  private static ByteBuffer buffer() {
    return ByteBuffer.allocateDirect(Message.SMALL.length()).put(Message.small());
  }

  record GivesBack(String socket) implements Task<Long> {
    @Override
    public Long run() throws Exception {
      ByteBuffer buffer = buffer();
      long messages = 0;
      try (SocketChannel channel = BareSocket.connect(socket)) {
        while (true) {
          try {
            BareSocket.readFully(channel, buffer);
          } catch (EOFException noMore) {
            return messages;
          }
          BareSocket.writeFully(channel, buffer);
          messages++;
        }
      }
    }
  }

  @Override
  public void run(int roundTrips) throws Exception {
    for (int made = 0; made < roundTrips; made++) {
      BareSocket.writeFully(channel, buffer);
      BareSocket.readFully(channel, buffer);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    child.close();
  }
}
