package io.github.threadsvsprocesses.bench;

import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.Task;
import java.io.EOFException;

/** Sixteen bytes to a child JVM and back by our pipe. */
final class PipeRoundTrips implements Contestant {
  private final byte[] message = Message.small();
  private final ForkedJvm child = ForkedJvm.start();
  private final Pipe pipe = Pipe.open();
  private final Connection connection;

  PipeRoundTrips() throws Exception {
    var unused = child.submit(new GivesBack(pipe.there()));
    connection = pipe.here();
  }

  record GivesBack(Pipe.End end) implements Task<Long> {
    @Override
    public Long run() throws Exception {
      long messages = 0;
      try (Connection connection = end.connect()) {
        while (true) {
          byte[] message;
          try {
            message = connection.receiveBytes();
          } catch (EOFException noMore) {
            return messages;
          }
          connection.sendBytes(message);
          messages++;
        }
      }
    }
  }

  @Override
  public void run(int roundTrips) throws Exception {
    for (int made = 0; made < roundTrips; made++) {
      connection.sendBytes(message);
      connection.receiveBytes();
    }
  }

  @Override
  public void close() {
    pipe.close();
    child.close();
  }
}
