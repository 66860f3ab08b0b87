package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.footprint.PrivateDirectory;
import io.github.threadsvsprocesses.footprint.ProcessTree;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Ends a child JVM, and what it has started, when its parent's process has exited or the child's
 * lifetime is over; one that takes orders also when standard input reaches its end or cannot be
 * read any more. A program's input is not watched, for a JVM's exit would wait for the thread that
 * does.
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

  /** Standard error may be full and its reader stopped. */
  private static final Duration LAST_WORD_DEADLINE = Duration.ofMillis(300);

  private final InputStream in = System.in;
  private final Handover handover;
  private volatile @Nullable Thread input;
  private volatile boolean leaving;
  private @Nullable ProcessHandle parent; // used by the watch alone

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
    Thread listener = new Input(to);
    input = listener;
    listener.start();
  }

  /** For a JVM that ends by itself: the end of standard input is no reason to halt any more. */
  void leave() {
    leaving = true;
  }

  /** After {@link #leave}, when the parent was told and so will close the input. */
  void awaitEndOfInput() throws InterruptedException {
    Thread listener = input;
    if (listener != null) {
      listener.join(LET_GO_DEADLINE.toMillis());
    }
  }

  private void readInput(Orders orders) {
    Throwable why = null;
    try {
      while (true) {
        orders.take(Frames.read(in));
      }
    } catch (Throwable end) { // An OutOfMemoryError too: this JVM would live on deaf.
      why = end;
    } finally {
      if (!leaving) {
        end("its orders ended", why);
      }
    }
  }

  private void watchParent() {
    String reason = "its parent has ended";
    Throwable why = null;
    try {
      if (outlivesItsTime()) {
        reason = "its lifetime of " + Duration.ofMillis(handover.lifetimeMillis()) + " is over";
      }
    } catch (Throwable unexpected) {
      why = unexpected;
    } finally {
      end(reason, why);
    }
  }

  /** Waits; false when the parent ended before. */
  private boolean outlivesItsTime() {
    long born = System.nanoTime();
    long lifetime = Duration.ofMillis(handover.lifetimeMillis()).toNanos();
    do {
      LockSupport.parkNanos(
          LOOK_EVERY_NANOS); // Handles of processes are slow to load: not at once.
      if (!parentLives()) {
        return false;
      }
    } while (System.nanoTime() - born < lifetime);
    return true;
  }

  private boolean parentLives() {
    try {
      ProcessHandle known = parent;
      if (known == null) {
        known = ProcessHandle.of(handover.parentPid()).orElse(null);
        parent = known;
      }
      return known != null && known.isAlive();
    } catch (OutOfMemoryError | LinkageError noRoomToLook) {
      // A task may have filled the heap: that is its failure, and passes. Look again. Where it kept
      // handles from being loaded for good, the end of standard input and the lifetime remain.
      return true;
    }
  }

  private static void end(String reason, @Nullable Throwable why) {
    try {
      Thread lastWord = new LastWord(reason, why);
      lastWord.start();
      lastWord.join(LAST_WORD_DEADLINE.toMillis());
    } catch (Throwable noWord) {
      // The end matters more.
    }
    try {
      ProcessTree.killDescendants(ProcessHandle.current());
      PrivateDirectory.remove();
    } finally {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }

  private final class Input extends Thread {
    private final Orders orders;

    Input(Orders orders) {
      super("tvp-input");
      this.orders = orders;
      setDaemon(true);
    }

    @Override
    public void run() {
      readInput(orders);
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

  /** Says on standard error why this JVM ends. */
  private static final class LastWord extends Thread {
    private final String reason;
    private final @Nullable Throwable why;

    LastWord(String reason, @Nullable Throwable why) {
      super("tvp-last-word");
      this.reason = reason;
      this.why = why;
      setDaemon(true);
    }

    @Override
    public void run() {
      System.err.println("This child JVM ends: " + reason + (why == null ? "." : ": " + why));
    }
  }
}
