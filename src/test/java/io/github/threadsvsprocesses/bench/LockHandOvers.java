package io.github.threadsvsprocesses.bench;

import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.process.Task;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Two threads that hand a lock to each other, as often as asked. Counted is a hand-over that was
 * seen, the holder being another than before: a thread that comes back to the lock before the other
 * waits has handed over nothing.
 */
final class LockHandOvers implements Contestant {
  private final ThreadCrew threads;
  private final Turns turns;

  private LockHandOvers(ThreadCrew threads, Turns turns) {
    this.threads = threads;
    this.turns = turns;
  }

  /** One thread's part: takes turns until there were enough hand-overs. */
  private interface Turns {
    void take(Baton baton) throws Exception;
  }

  /**
   * The interpreter lock, which at a switch interval of nothing changes hands at each checkpoint.
   */
  static LockHandOvers ofTheInterpreter() {
    Interpreter interpreter = Interpreter.withLock(Duration.ZERO);
    return new LockHandOvers(
        ThreadCrew.start(2, interpreter),
        baton ->
            interpreter.compute(
                () -> {
                  while (baton.isToBePassed()) {
                    interpreter.checkpoint();
                  }
                  return null;
                }));
  }

  /** A bare fair lock, let go of and taken again. */
  static LockHandOvers ofAFairLock() {
    ReentrantLock lock = new ReentrantLock(true);
    return new LockHandOvers(
        ThreadCrew.start(2),
        baton -> {
          boolean more = true;
          while (more) {
            lock.lock();
            try {
              more = baton.isToBePassed();
            } finally {
              lock.unlock();
            }
          }
        });
  }

  @Override
  public void run(int operations) {
    Baton baton = new Baton(operations);
    Task<Integer> takesTurns =
        () -> {
          turns.take(baton);
          return 0;
        };
    threads.run(takesTurns);
    baton.verify();
  }

  @Override
  public void close() {
    threads.close();
  }

  /** Who held the lock last, and how often that changed. Guarded by the lock that is measured. */
  private static final class Baton {
    private final int wanted;
    private int passed;
    private @Nullable Thread last;

    Baton(int wanted) {
      this.wanted = wanted;
    }

    /** Called by whoever holds the lock. */
    boolean isToBePassed() {
      Thread holder = Thread.currentThread();
      if (passed < wanted && last != holder) {
        passed += last == null ? 0 : 1;
        last = holder;
      }
      return passed < wanted;
    }

    void verify() {
      if (passed != wanted) {
        throw new IllegalStateException(
            "The lock was handed over " + passed + " times, not " + wanted + ".");
      }
    }
  }
}
