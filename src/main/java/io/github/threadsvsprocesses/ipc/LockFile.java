package io.github.threadsvsprocesses.ipc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A lock file as this JVM uses it: one channel, however many handles and threads.
 *
 * <p>The system's lock belongs to the whole process, and on POSIX closing <em>any</em> descriptor
 * of the file lets go of it. So a file is never open twice here: the handles share one channel,
 * which is closed when there is neither a handle nor a holder nor anybody who waits. In front
 * stands a lock for the threads of this JVM, so that only one of them asks the system.
 */
final class LockFile {
  /** Pauses between two looks at a lock that another process holds: they double up to the last. */
  private static final long SHORTEST_PAUSE_NANOS = 20_000;

  private static final long LONGEST_PAUSE_NANOS = 1_000_000;

  private static final Map<Path, LockFile> OPEN = new HashMap<>();

  private final Path path;
  private final FileChannel channel;
  private final ReentrantLock threads = new ReentrantLock(true);
  private @Nullable FileLock held;
  private int users = 1;

  private LockFile(Path path) throws IOException {
    this.path = path;
    channel = FileChannel.open(path, StandardOpenOption.WRITE);
  }

  /** The one of this JVM; counts as a user until {@link #leave}. */
  static LockFile enter(Path path) throws IOException {
    synchronized (OPEN) {
      Path real = path.toRealPath();
      LockFile known = OPEN.get(real);
      if (known == null) {
        known = new LockFile(real);
        OPEN.put(real, known);
      } else {
        known.users++;
      }
      return known;
    }
  }

  /** Another use, of one who is a user already. */
  void enterAgain() {
    synchronized (OPEN) {
      users++;
    }
  }

  void leave() {
    synchronized (OPEN) {
      if (--users == 0) {
        OPEN.remove(path);
        try {
          channel.close();
        } catch (IOException alreadyGone) {
          // Nothing is left to release.
        }
      }
    }
  }

  Path path() {
    return path;
  }

  boolean isHeldByCurrentThread() {
    return threads.isHeldByCurrentThread();
  }

  /** Waits however often it is interrupted; the thread is interrupted again afterwards. */
  void lockUninterruptibly() {
    threads.lock();
    boolean interrupted = false;
    boolean acquired = false;
    try {
      while (!acquired) {
        try {
          acquired = acquire(Deadline.NEVER);
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } finally {
      if (!acquired) {
        threads.unlock();
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Waits first for the threads of this JVM, then for other processes.
   *
   * @return false when the lock is not there by the deadline
   */
  boolean lock(Deadline deadline) throws InterruptedException {
    if (!threads.tryLock(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    boolean acquired = false;
    try {
      acquired = acquire(deadline);
      return acquired;
    } finally {
      if (!acquired) {
        threads.unlock();
      }
    }
  }

  /** For the one thread of this JVM whose turn it is. */
  private boolean acquire(Deadline deadline) throws InterruptedException {
    long pause = SHORTEST_PAUSE_NANOS;
    while (held == null) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while waiting for a lock of processes");
      }
      try {
        held = channel.tryLock();
      } catch (IOException refused) {
        throw new UncheckedIOException("The system refused a lock on " + path + ".", refused);
      }
      if (held == null) {
        if (deadline.isOver()) {
          return false;
        }
        LockSupport.parkNanos(this, Math.min(pause, deadline.nanosLeft()));
        pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
      }
    }
    return true;
  }

  /** By the thread that holds it. */
  void unlock() {
    FileLock own = held;
    try {
      if (own != null && threads.getHoldCount() == 1) {
        held = null;
        own.release();
      }
    } catch (IOException refused) {
      throw new UncheckedIOException("The system refused to let go of " + path + ".", refused);
    } finally {
      threads.unlock();
    }
  }
}
