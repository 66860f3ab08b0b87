package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.children.Sighting.Edge;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.process.Task;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Enters its interpreter and, once another thread of its process is seen to queue behind it, comes
 * to the meeting and stays inside until it may go on. Seen to queue itself, it says so there.
 */
public record MeetsInsideItsLock(Meeting.Place meeting) implements Task<MeetsInsideItsLock.Word> {
  private static final long GLANCE_NANOS = 50_000;

  /**
   * What a worker says.
   *
   * @param thread the worker
   * @param pid its process
   * @param inside whether it holds the lock
   * @param edge who waits for whom, in the JVM's word: another thread for the worker, or the worker
   *     for another thread
   */
  public record Word(String thread, long pid, boolean inside, Edge edge) {
    @Override
    public String toString() {
      return "thread '%s' of process %d is %s; '%s' waits for '%s'"
          .formatted(
              thread, pid, inside ? "inside its lock" : "outside", edge.waiter(), edge.holder());
    }
  }

  @Override
  public Word run() throws Exception {
    Interpreter interpreter = Interpreter.current();
    Thread worker = Thread.currentThread();
    AtomicBoolean entered = new AtomicBoolean();
    start("lookout of " + worker.getName(), () -> lookOut(interpreter, worker, entered));
    return interpreter.compute(
        () -> {
          entered.set(true);
          return meetInside(interpreter, worker);
        });
  }

  private Word meetInside(Interpreter interpreter, Thread worker) throws Exception {
    AtomicBoolean entered = new AtomicBoolean();
    Thread next =
        start(
            "a thread beside " + worker.getName(),
            () ->
                interpreter.compute(
                    () -> {
                      entered.set(true);
                      return true;
                    }));
    String holder = holderFor(interpreter, next, entered::get);
    if (holder == null) {
      throw new IllegalStateException(worker.getName() + " is inside, and so was " + next);
    }
    Word word =
        new Word(worker.getName(), pid(), interpreter.isInside(), new Edge(next.getName(), holder));
    meeting.comeAndWait(word);
    return word;
  }

  /** Ends when the worker is inside, or has been seen to queue. */
  private @Nullable Word lookOut(Interpreter interpreter, Thread worker, AtomicBoolean entered)
      throws IOException, InterruptedException {
    String holder = holderFor(interpreter, worker, entered::get);
    if (holder == null) {
      return null;
    }
    Word word = new Word(worker.getName(), pid(), false, new Edge(worker.getName(), holder));
    meeting.say(word);
    return word;
  }

  /**
   * Waits until the JVM names whom the thread, which enters once, waits for to enter.
   *
   * @return null when it has entered
   */
  static @Nullable String holderFor(
      Interpreter interpreter, Thread thread, BooleanSupplier entered) {
    while (!entered.getAsBoolean() && !Thread.interrupted()) {
      // Queueing before and after, it queued all the while: the lock is no other than this.
      String holder = interpreter.hasQueued(thread) ? lockOwner(thread) : null;
      if (holder != null && interpreter.hasQueued(thread)) {
        return holder;
      }
      LockSupport.parkNanos(GLANCE_NANOS);
    }
    return null;
  }

  /** Of whatever lock the thread waits for; null when it waits for none. */
  private static @Nullable String lockOwner(Thread thread) {
    ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId());
    return info == null ? null : info.getLockOwnerName();
  }

  private static Thread start(String name, Callable<?> task) {
    Thread thread = new Thread(new FutureTask<>(task), name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }
}
