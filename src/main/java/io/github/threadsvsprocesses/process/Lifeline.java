package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.footprint.PrivateDirectory;
import io.github.threadsvsprocesses.footprint.ProcessTree;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends a child JVM, and what it has started, when its parent is gone: when the parent's process has
 * exited, when standard input reaches its end, or when the child's lifetime is over.
 *
 * <p>Its threads are classes of their own: the first lambda costs a fresh JVM 7 ms.
 */
final class Lifeline {
  /** 128 + SIGHUP, as if the terminal had gone. */
  private static final int EXIT_CODE = 129;

  /** How late the end of the parent's process may be noticed. */
  private static final long LOOK_EVERY_NANOS = Duration.ofMillis(250).toNanos();

  /** HotSpot's exit waits 300 ms for a thread in native code, such as one that waits for input. */
  private static final Duration LET_GO_DEADLINE = Duration.ofMillis(300);

  private final InputStream in = System.in;
  private final Thread input = new Input();
  private final Handover handover;
  private Orders orders = new NoOrders();
  private volatile boolean leaving;

  /** Takes what comes on standard input, on the thread that reads it. */
  interface Orders {
    void take(byte[] message) throws IOException;
  }

  private Lifeline() throws IOException {
    System.setIn(InputStream.nullInputStream());
    handover = Handover.readFrom(in);
    new Watch().start();
  }

  /** Takes standard input for itself: the child's code reads an empty one. */
  static Lifeline hold() throws IOException {
    return new Lifeline();
  }

  Handover handover() {
    return handover;
  }

  /** From here on orders are taken, and the end of standard input ends this JVM too. */
  void listen(Orders to) {
    orders = to;
    input.start();
  }

  /** For a JVM that ends by itself: the end of standard input is no reason to halt any more. */
  void leave() {
    leaving = true;
  }

  /** After {@link #leave}, when the parent was told and so will close the input. */
  void awaitEndOfInput() throws InterruptedException {
    input.join(LET_GO_DEADLINE.toMillis());
  }

  private void readInput() {
    try {
      while (true) {
        orders.take(Frames.read(in));
      }
    } catch (IOException end) {
      if (!leaving) {
        end();
      }
    }
  }

  private void watchParent() {
    long born = System.nanoTime();
    long lifetime = Duration.ofMillis(handover.lifetimeMillis()).toNanos();
    LockSupport.parkNanos(LOOK_EVERY_NANOS); // Handles of processes are slow to load: not yet.
    ProcessHandle parent = ProcessHandle.of(handover.parentPid()).orElse(null);
    while (parent != null && parent.isAlive() && System.nanoTime() - born < lifetime) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    end();
  }

  private static void end() {
    try {
      ProcessTree.killDescendants(ProcessHandle.current());
      PrivateDirectory.remove();
    } finally {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }

  private final class Input extends Thread {
    Input() {
      super("tvp-input");
      setDaemon(true);
    }

    @Override
    public void run() {
      readInput();
    }
  }

  private final class Watch extends Thread {
    Watch() {
      super("tvp-lifeline");
      setDaemon(true);
    }

    @Override
    public void run() {
      watchParent();
    }
  }

  private static final class NoOrders implements Orders {
    @Override
    public void take(byte[] message) {
      // Nobody gives a program orders.
    }
  }
}
