package io.github.threadsvsprocesses.ipc;

import io.github.threadsvsprocesses.footprint.PrivateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * A lock that one thread of one process holds, among all threads of all processes that have a
 * handle of it. The system frees it when the holder's process ends, however it ends.
 *
 * <pre>{@code
 * lock.lock();
 * try {
 *   memory.putLong(0, memory.getLong(0) + 1);
 * } finally {
 *   lock.unlock();
 * }
 * }</pre>
 *
 * <p>What a holder wrote to shared memory before it let go, the next holder sees. A thread that
 * holds the lock can take it again and lets go as often. When a holder dies in the middle of its
 * work, the next finds the data as they then are.
 *
 * <p>Among the threads of one JVM, who waits longer is first. Among processes there is no order: a
 * process looks again and again, at pauses of 20 µs that double up to 1 ms, so one that lets go and
 * takes the lock again at once may keep others waiting for long. Taking a free lock and letting go
 * costs two system calls, some microseconds.
 *
 * <p>It rests on the system's lock on a file of its own, which belongs to the whole process: no
 * other code may open that file. An error of the system is an {@link UncheckedIOException}. Safe
 * for use by many threads; several handles in one JVM are one lock.
 */
public final class ProcessLock implements AutoCloseable {
  private final LockFile file;
  private final Path path;
  private boolean closed;

  private ProcessLock(LockFile file) {
    this.file = file;
    path = file.path();
  }

  /** A new one, which nobody holds. */
  public static ProcessLock create() throws IOException {
    Path path = PrivateDirectory.newPath("l");
    FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE).close();
    return new ProcessLock(LockFile.enter(path));
  }

  /** What another JVM needs to use the lock; travels as a component of a task. */
  public Address address() {
    return new Address(path.toString());
  }

  /** Waits for the lock; an interrupt does not end the wait and is not lost. */
  public void lock() {
    LockFile entered = enter();
    boolean locked = false;
    try {
      entered.lockUninterruptibly();
      locked = true;
    } finally {
      leaveUnless(locked);
    }
  }

  /** Waits for the lock. */
  public void lockInterruptibly() throws InterruptedException {
    lock(Deadline.NEVER);
  }

  /**
   * Waits for the lock for a limited time, in this JVM and among processes together.
   *
   * @return false when the time is over
   */
  public boolean tryLock(Duration timeout) throws InterruptedException {
    return lock(Deadline.after(timeout));
  }

  private boolean lock(Deadline deadline) throws InterruptedException {
    LockFile entered = enter();
    boolean locked = false;
    try {
      locked = entered.lock(deadline);
      return locked;
    } finally {
      leaveUnless(locked);
    }
  }

  /** Who waits or holds keeps the file open, whatever becomes of the handles. */
  private synchronized LockFile enter() {
    if (closed) {
      throw new IllegalStateException("This handle of the lock " + path + " was closed.");
    }
    file.enterAgain();
    return file;
  }

  private void leaveUnless(boolean locked) {
    if (!locked) {
      file.leave();
    }
  }

  /**
   * Lets go.
   *
   * @throws IllegalMonitorStateException when this thread does not hold the lock
   */
  public void unlock() {
    if (!file.isHeldByCurrentThread()) {
      throw new IllegalMonitorStateException(
          "%s does not hold the lock %s.".formatted(Thread.currentThread().getName(), path));
    }
    try {
      file.unlock();
    } finally {
      file.leave();
    }
  }

  /** Through whichever handle of this JVM it took it. */
  public boolean isHeldByCurrentThread() {
    return file.isHeldByCurrentThread();
  }

  /** Ends this handle. A thread that holds the lock still does, and can still let go. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      file.leave();
    }
  }

  /**
   * Takes the name away: nobody else can open the lock any more; who has a handle goes on. It also
   * goes with the JVM that created it.
   */
  public void unlink() {
    Segment.delete(path);
  }

  /**
   * Where a lock is, for another JVM.
   *
   * @param name of the file that is locked
   */
  public record Address(String name) {
    /**
     * A handle of the same lock.
     *
     * @throws NoSuchFileException when it was unlinked, or the JVM that created it has ended
     */
    public ProcessLock open() throws IOException {
      try {
        return new ProcessLock(LockFile.enter(Path.of(name)));
      } catch (NoSuchFileException gone) {
        throw (NoSuchFileException)
            new NoSuchFileException(name, null, "this lock was unlinked, or its creator has ended")
                .initCause(gone);
      }
    }
  }
}
