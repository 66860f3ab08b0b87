package io.github.threadsvsprocesses.ipc;

import io.github.threadsvsprocesses.ipc.QueueLayout.Awaited;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;

/** The bell of a slot in another JVM than the owner's: its connection to the broker. */
final class RemoteBell implements QueueBell {
  private static final byte[] WAKE_UP = {};

  private final Connection connection;

  RemoteBell(Connection connection) {
    this.connection = connection;
  }

  @Override
  public boolean ring(Awaited what) {
    return send(connection, what.code());
  }

  /** The other side's: wakes who sleeps on this connection. */
  static void wake(Connection sleeper) {
    send(sleeper, WAKE_UP);
  }

  /** A few bytes always find room: of each kind one at most is on its way. */
  private static boolean send(Connection connection, byte... message) {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          connection.sendBytes(message);
          return true;
        } catch (InterruptedException again) {
          interrupted = true;
        }
      }
    } catch (IOException gone) {
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean await(Deadline deadline) throws IOException, InterruptedException {
    try {
      if (!connection.poll(Duration.ofNanos(deadline.nanosLeft()))) {
        return false;
      }
      connection.receiveBytes();
      return true;
    } catch (EOFException gone) {
      throw QueueLife.ended(gone);
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
