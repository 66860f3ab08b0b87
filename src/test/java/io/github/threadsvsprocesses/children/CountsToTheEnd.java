package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.process.Task;
import java.io.EOFException;

/** Receives until the other end is closed; says how many messages came. */
public record CountsToTheEnd(Pipe.End end) implements Task<Integer> {
  @Override
  public Integer run() throws Exception {
    int received = 0;
    try (Connection connection = end.connect()) {
      while (true) {
        connection.receiveBytes();
        received++;
      }
    } catch (EOFException endOfStream) {
      return received;
    }
  }
}
