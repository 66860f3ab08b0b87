package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.footprint.PrivateDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends a child JVM, and what it has started, when its parent is gone: when the parent's process has
 * exited, when standard input reaches its end, or when the child's lifetime is over.
 */
final class Lifeline {
  /** 128 + SIGHUP, as if the terminal had gone. */
  private static final int EXIT_CODE = 129;

  /** How late the end of the parent's process may be noticed. */
  private static final long LOOK_EVERY_NANOS = Duration.ofMillis(250).toNanos();

  /** HotSpot's exit waits 300 ms for a thread in native code, such as one that waits for input. */
  private static final Duration LET_GO_DEADLINE = Duration.ofMillis(300);

  private final InputStream in = System.in;
  private final Thread inputWatch = new Thread(this::watchInput, "tvp-input");
  private final Handover handover;
  private volatile boolean leaving;

  private Lifeline() throws IOException {
    System.setIn(InputStream.nullInputStream());
    handover = Handover.readFrom(in);
    startDaemon("tvp-lifeline", this::watchParent);
  }

  /** Takes standard input for itself: the child's code reads an empty one. */
  static Lifeline hold() throws IOException {
    return new Lifeline();
  }

  Handover handover() {
    return handover;
  }

  /** From here on the end of standard input ends this JVM too. */
  void watchInputToo() {
    inputWatch.setDaemon(true);
    inputWatch.start();
  }

  /** For a JVM that ends by itself: the end of standard input is no reason to halt any more. */
  void leave() {
    leaving = true;
  }

  /** After {@link #leave}, when the parent was told and so will close the input. */
  void awaitEndOfInput() throws InterruptedException {
    inputWatch.join(LET_GO_DEADLINE.toMillis());
  }

  static void startDaemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void watchParent() {
    long born = System.nanoTime();
    long lifetime = Duration.ofMillis(handover.lifetimeMillis()).toNanos();
    ProcessHandle parent = ProcessHandle.of(handover.parentPid()).orElse(null);
    while (parent != null && parent.isAlive() && System.nanoTime() - born < lifetime) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    end();
  }

  private void watchInput() {
    try {
      while (in.read() >= 0) {
        // Nothing is said after the handover.
      }
    } catch (IOException broken) {
      // As good as its end.
    }
    if (!leaving) {
      end();
    }
  }

  private static void end() {
    try {
      ProcessTree.killDescendants(ProcessHandle.current());
      PrivateDirectory.remove();
    } finally {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }
}
