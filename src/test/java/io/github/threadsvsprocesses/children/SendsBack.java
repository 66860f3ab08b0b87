package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.process.Task;
import java.io.ByteArrayOutputStream;

/**
 * Sends a number of messages back through the pipe they come by, then closes its end.
 *
 * @param merges true when it sends the first two as one, as a stream without boundaries may
 */
public record SendsBack(Pipe.End end, int messages, boolean merges) implements Task<Integer> {
  @Override
  public Integer run() throws Exception {
    try (Connection connection = end.connect()) {
      ByteArrayOutputStream joined = new ByteArrayOutputStream();
      for (int received = 1; received <= messages; received++) {
        joined.writeBytes(connection.receiveBytes());
        if (!merges || received != 1) {
          connection.sendBytes(joined.toByteArray());
          joined.reset();
        }
      }
    }
    return messages;
  }
}
