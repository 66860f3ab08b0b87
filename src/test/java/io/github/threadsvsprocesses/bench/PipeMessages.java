package io.github.threadsvsprocesses.bench;

import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.process.Task;
import java.io.IOException;

/** Messages through our pipe: a child JVM sends them, this one receives them. */
final class PipeMessages implements Contestant {
  private static final int NO_SIZE = -1;

  private final boolean values;
  private final Pipe pipe = Pipe.open();
  private final Worker sender;
  private final Connection connection;

  private PipeMessages(int bytes) throws Exception {
    values = bytes == NO_SIZE;
    sender = Worker.start(end -> new Sends(end, pipe.there(), bytes));
    connection = pipe.here();
  }

  /** Small texts, sent and received as values. */
  static PipeMessages ofTexts() throws Exception {
    return new PipeMessages(NO_SIZE);
  }

  /** Messages of so many bytes. */
  static PipeMessages ofBytes(int size) throws Exception {
    return new PipeMessages(size);
  }

  record Sends(Pipe.End orders, Pipe.End wire, int bytes) implements Task<Long> {
    @Override
    public Long run() throws Exception {
      byte[] message = new byte[Math.max(0, bytes)];
      try (Connection connection = wire.connect()) {
        return Worker.obey(
            orders,
            operations -> {
              for (int sent = 0; sent < operations; sent++) {
                if (bytes == NO_SIZE) {
                  connection.send(Message.SMALL);
                } else {
                  connection.sendBytes(message);
                }
              }
            });
      }
    }
  }

  @Override
  public void run(int messages) throws Exception {
    sender.order(messages);
    for (int received = 0; received < messages; received++) {
      if (values) {
        connection.receive(String.class);
      } else {
        connection.receiveBytes();
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (pipe) {
      sender.close();
    }
  }
}
