package io.github.threadsvsprocesses.process;

/** Threads of this package: none of them keeps a JVM alive. */
final class Daemons {
  private Daemons() {}

  static Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
