package io.github.threadsvsprocesses.process;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads of this package: none of them keeps a JVM alive. */
final class Daemons {
  /** Longer than between two tasks of a series; a thread that is needed later is quickly made. */
  private static final int IDLE_MILLIS = 200;

  /** As many as are busy, for work may wait for other work. */
  private static final ThreadPoolExecutor REUSED =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_MILLIS,
          TimeUnit.MILLISECONDS,
          new SynchronousQueue<>(),
          work -> create("tvp-answers", work));

  private Daemons() {}

  /** For short work, whose thread the next may use; it may wait nevertheless. */
  static void execute(Runnable work) {
    REUSED.execute(work);
  }

  static Thread start(String name, Runnable work) {
    Thread thread = create(name, work);
    thread.start();
    return thread;
  }

  private static Thread create(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
