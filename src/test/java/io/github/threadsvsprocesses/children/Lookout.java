package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.MessageQueue;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** Looks at a worker's stack, and states when it sees the worker inside a call of the kit. */
final class Lookout {
  private static final long GLANCE_NANOS = 1_000_000;
  private static final String THE_KITS_WIRES = MessageQueue.class.getPackageName() + ".";

  private Lookout() {}

  /** Looks at this thread until the witness stops the workers. */
  static void post(Witness witness, int worker) {
    Thread working = Thread.currentThread();
    Thread lookout = new Thread(() -> look(working, witness, worker), "lookout");
    lookout.setDaemon(true);
    lookout.start();
  }

  private static void look(Thread working, Witness witness, int worker) {
    while (!witness.isStopped()) {
      int operation = witness.begun(worker);
      boolean inACall =
          Arrays.stream(working.getStackTrace())
              .anyMatch(frame -> frame.getClassName().startsWith(THE_KITS_WIRES));
      // Between two operations no such call is on the stack, so it was this operation's.
      if (inACall && witness.begun(worker) == operation) {
        witness.sawInside(worker, operation);
      }
      LockSupport.parkNanos(GLANCE_NANOS);
    }
  }
}
