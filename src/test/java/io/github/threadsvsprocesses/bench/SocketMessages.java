package io.github.threadsvsprocesses.bench;

import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.process.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Messages of a size known to both sides, through a bare socket and into one buffer outside the
 * heap: the least that a JVM can do, with no boundaries, no arrays and no waiting on two things.
 */
final class SocketMessages implements Contestant {
  private final ByteBuffer buffer;
  private final Worker sender;
  private final SocketChannel channel;

  SocketMessages(int bytes) throws Exception {
    buffer = ByteBuffer.allocateDirect(bytes);
    try (BareSocket socket = BareSocket.listen()) {
      sender = Worker.start(end -> new Sends(end, socket.address(), bytes));
      channel = socket.accept();
    }
  }

  record Sends(Pipe.End orders, String socket, int bytes) implements Task<Long> {
    @Override
    public Long run() throws Exception {
      ByteBuffer message = ByteBuffer.allocateDirect(bytes);
      try (SocketChannel channel = BareSocket.connect(socket)) {
        return Worker.obey(
            orders,
            operations -> {
              for (int sent = 0; sent < operations; sent++) {
                BareSocket.writeFully(channel, message);
              }
            });
      }
    }
  }

  @Override
  public void run(int messages) throws Exception {
    sender.order(messages);
    for (int received = 0; received < messages; received++) {
      BareSocket.readFully(channel, buffer);
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      sender.close();
    }
  }
}
