package io.github.threadsvsprocesses.ipc;

import java.nio.channels.ClosedByInterruptException;

/** What the JDK's channels make of an interrupt, as the exception that our callers expect. */
final class Interruption {
  private Interruption() {}

  /** Clears the thread's flag. */
  static InterruptedException of(ClosedByInterruptException closed, String doing) {
    Thread.interrupted();
    InterruptedException interrupted = new InterruptedException("interrupted while " + doing);
    interrupted.initCause(closed);
    return interrupted;
  }
}
