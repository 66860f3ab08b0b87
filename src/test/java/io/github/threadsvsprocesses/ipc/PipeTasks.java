package io.github.threadsvsprocesses.ipc;

import io.github.threadsvsprocesses.process.Task;
import java.io.EOFException;
import java.util.concurrent.CountDownLatch;

/** What child JVMs do with ends of pipes, one behaviour each. */
final class PipeTasks {
  private PipeTasks() {}

  /** Sends back whatever comes, to the end of the stream; the result is how many that were. */
  record Echo(Pipe.End end) implements Task<Integer> {
    @Override
    public Integer run() throws Exception {
      int count = 0;
      try (Connection connection = end.connect()) {
        while (true) {
          connection.sendBytes(connection.receiveBytes());
          count++;
        }
      } catch (EOFException noMore) {
        return count;
      }
    }
  }

  /** Sends a message whole and the next in part, says so, then waits for its end. */
  record StopInTheMiddle(Pipe.End end, Pipe.End news) implements Task<Integer> {
    @Override
    public Integer run() throws Exception {
      try (Connection connection = end.connect();
          Connection told = news.connect()) {
        connection.send("whole");
        Way.sendInPart(connection, 1_000, (byte) 1, (byte) 2);
        told.send("in part");
        new CountDownLatch(1).await();
        return 0;
      }
    }
  }

  /** Opens a pipe, sends its other end to the parent, receives a word through it. */
  record Open(Pipe.End toParent) implements Task<String> {
    @Override
    public String run() throws Exception {
      try (Connection parent = toParent.connect();
          Pipe pipe = Pipe.toHere()) {
        parent.send(pipe.there());
        return pipe.here().receive(String.class);
      }
    }
  }

  /** Sends a word, says whether it could have received one. */
  record Say(Pipe.End end, String word) implements Task<String> {
    @Override
    public String run() throws Exception {
      try (Connection connection = end.connect()) {
        connection.send(word);
        return connection.receive(String.class);
      } catch (UnsupportedOperationException oneWay) {
        return String.valueOf(oneWay.getMessage());
      }
    }
  }
}
