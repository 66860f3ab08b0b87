package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.ipc.Connection;
import java.io.FileOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The child's end of {@link Reports}. Safe for use by many threads. */
final class Reporter {
  private final @Nullable FileOutputStream pipe;
  private final @Nullable Connection socket;

  private Reporter(@Nullable FileOutputStream pipe, @Nullable Connection socket) {
    this.pipe = pipe;
    this.socket = socket;
  }

  static Reporter to(String address) throws IOException, InterruptedException {
    return address.startsWith(NamedPipe.SCHEME)
        ? new Reporter(new FileOutputStream(address.substring(NamedPipe.SCHEME.length())), null)
        : new Reporter(null, SocketReports.connect(address));
  }

  /**
   * Waits while the parent is slow to receive.
   *
   * @throws IOException when the parent is gone
   * @throws IllegalArgumentException when the message is too long; nothing was sent
   */
  synchronized void send(byte[] message) throws IOException, InterruptedException {
    if (pipe != null) {
      Frames.write(pipe, message);
    } else if (socket != null) {
      socket.sendBytes(message);
    }
  }
}
