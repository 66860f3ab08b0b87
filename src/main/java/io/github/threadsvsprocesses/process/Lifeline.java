package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.ipc.PrivateDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/**
 * Ends a child JVM, and what it has started, when its parent is gone: when standard input reaches
 * its end, when the parent's process has exited, or when its lifetime is over.
 */
final class Lifeline {
  /** 128 + SIGHUP, as if the terminal had gone. */
  private static final int EXIT_CODE = 129;

  private Lifeline() {}

  /** Takes standard input for itself: the child's code reads an empty one. */
  static Handover hold() throws IOException {
    InputStream in = System.in;
    System.setIn(InputStream.nullInputStream());
    Handover handover = Handover.readFrom(in);
    startDaemon(() -> watch(in));
    ProcessHandle.of(handover.parentPid())
        .ifPresentOrElse(parent -> watch(parent, handover.lifetimeMillis()), Lifeline::end);
    return handover;
  }

  private static void watch(ProcessHandle parent, long lifetimeMillis) {
    var unused =
        parent
            .onExit()
            .orTimeout(lifetimeMillis, TimeUnit.MILLISECONDS)
            .whenComplete((gone, late) -> end());
  }

  static void startDaemon(Runnable work) {
    Thread thread = new Thread(work, "tvp-lifeline");
    thread.setDaemon(true);
    thread.start();
  }

  private static void watch(InputStream in) {
    try {
      while (in.read() >= 0) {
        // Nothing is said after the handover.
      }
    } catch (IOException broken) {
      // As good as its end.
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
}
