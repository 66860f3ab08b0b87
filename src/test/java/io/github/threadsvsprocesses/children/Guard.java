package io.github.threadsvsprocesses.children;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/** What all threads put around a read and the write that follows it. Thread-safe. */
public sealed interface Guard {
  /** Nothing. */
  static Guard nothing() {
    return new Nothing();
  }

  /** A lock of the library. */
  static Guard lock() {
    return new Lock(new ReentrantLock());
  }

  /** A lock of the language: a block that is {@code synchronized}. */
  static Guard monitor() {
    return new Monitor(new Object());
  }

  <T> T around(Callable<T> work) throws Exception;

  /** Whether the thread waits for its turn; exact for who has it. */
  boolean hasQueued(Thread thread);

  /** For the report. */
  String inWords();

  /** Excludes nobody. */
  record Nothing() implements Guard {
    @Override
    public <T> T around(Callable<T> work) throws Exception {
      return work.call();
    }

    @Override
    public boolean hasQueued(Thread thread) {
      return false;
    }

    @Override
    public String inWords() {
      return "no lock";
    }
  }

  /** Excludes by a {@link ReentrantLock}. */
  record Lock(ReentrantLock lock) implements Guard {
    @Override
    public <T> T around(Callable<T> work) throws Exception {
      lock.lock();
      try {
        return work.call();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public boolean hasQueued(Thread thread) {
      return lock.hasQueuedThread(thread);
    }

    @Override
    public String inWords() {
      return "a common lock";
    }
  }

  /** Excludes by an object's monitor. */
  record Monitor(Object object) implements Guard {
    @Override
    public <T> T around(Callable<T> work) throws Exception {
      synchronized (object) {
        return work.call();
      }
    }

    @Override
    public boolean hasQueued(Thread thread) {
      ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId());
      return info != null
          && info.getThreadState() == Thread.State.BLOCKED
          && info.getLockInfo() != null
          && info.getLockInfo().getIdentityHashCode() == System.identityHashCode(object);
    }

    @Override
    public String inWords() {
      return "a synchronized block on a common object";
    }
  }
}
