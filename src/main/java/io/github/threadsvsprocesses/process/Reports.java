package io.github.threadsvsprocesses.process;

import java.io.IOException;

/** The parent's end of what a child JVM reports on. One thread receives. */
interface Reports extends AutoCloseable {
  /** A way that works on this system: a named pipe, which a fresh JVM opens in no time, or else. */
  static Reports open() throws IOException {
    Reports pipe = NamedPipe.open();
    return pipe == null ? SocketReports.open() : pipe;
  }

  /** What the child is told, in one line. */
  String address();

  /**
   * Waits for a message.
   *
   * @throws IOException when the child is gone and all it sent was received
   */
  byte[] receive() throws IOException, InterruptedException;

  /** The child has ended: whoever waits for its first message is told. */
  void childHasEnded();

  /** Lets go of it; a child that lives is told at its next message. */
  @Override
  void close();
}
