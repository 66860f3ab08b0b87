package io.github.threadsvsprocesses.ipc;

import io.github.threadsvsprocesses.ipc.QueueLayout.Awaited;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The bell of a slot in another JVM than the owner's: its connection to the broker. */
final class RemoteBell implements QueueBell {
  private static final byte[] WAKE_UP = {};

  private final Connection connection;

  /** Unread still, if there is no room for another. */
  private @Nullable Awaited lastRung;

  RemoteBell(Connection connection) {
    this.connection = connection;
  }

  @Override
  public boolean ring(Awaited what) {
    try {
      if (connection.trySendBytes(what.code())) {
        lastRung = what;
      }
      return lastRung == what;
    } catch (IOException gone) {
      return false;
    }
  }

  /** The other side's: wakes who sleeps on this connection; without room it has wake-ups unread. */
  static void wake(Connection sleeper) {
    try {
      sleeper.trySendBytes(WAKE_UP);
    } catch (IOException gone) {
      // Nobody sleeps there.
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
  public void wakeWhoAwaits() {
    connection.stopReceiving();
  }

  @Override
  public void close() {
    connection.close();
  }
}
