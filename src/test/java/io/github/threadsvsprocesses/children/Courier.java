package io.github.threadsvsprocesses.children;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Another thread, which brings what others wait for, some time later. Thread-safe. */
final class Courier {
  static final Courier OF_THIS_PROCESS = new Courier();

  /** Longer than between two tasks. */
  private static final int IDLE_SECONDS = 1;

  private final ScheduledThreadPoolExecutor later =
      new ScheduledThreadPoolExecutor(
          1,
          work -> {
            Thread thread = new Thread(work, "courier");
            thread.setDaemon(true);
            return thread;
          });

  private Courier() {
    later.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    later.allowCoreThreadTimeOut(true);
  }

  void in(int micros, Runnable errand) {
    var unused = later.schedule(errand, micros, TimeUnit.MICROSECONDS);
  }
}
