package io.github.threadsvsprocesses.interpreter;

import io.github.threadsvsprocesses.breakage.BrokenFact;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What tasks compute in. With the lock, one thread at a time is inside; without it, any number.
 *
 * <p>Code that computes calls {@link #checkpoint()} often, as CPython looks between bytecodes; code
 * that waits does so in {@link #releaseWhile}. Entering cannot be interrupted, as in CPython: the
 * holder lets go at its next checkpoint.
 *
 * <p>Thread-safe. What it observes about itself is exact for the calling thread and a moment old
 * for others.
 */
public final class Interpreter {
  /** CPython's own: {@code sys.getswitchinterval()} is 0.005 s unless set. */
  public static final Duration DEFAULT_SWITCH_INTERVAL = Duration.ofMillis(5);

  private static final ThreadLocal<@Nullable Interpreter> BOUND = new ThreadLocal<>();

  private final @Nullable InterpreterLock lock;
  private final Occupancy occupancy;
  private final LongAdder checkpointsInside = new LongAdder();
  private final LongAdder checkpointsOutside = new LongAdder();

  private Interpreter(@Nullable InterpreterLock lock, Occupancy occupancy) {
    this.lock = lock;
    this.occupancy = occupancy;
  }

  /** One thread at a time, handed over as CPython does it. */
  public static Interpreter withLock() {
    return withLock(DEFAULT_SWITCH_INTERVAL);
  }

  /**
   * One thread at a time.
   *
   * @param switchInterval how long a thread may hold the lock once others wait; zero hands over at
   *     every checkpoint
   */
  public static Interpreter withLock(Duration switchInterval) {
    if (BrokenFact.LOCK.isOn()) {
      return withoutLock();
    }
    Occupancy occupancy = new Occupancy();
    return new Interpreter(new InterpreterLock(switchInterval, occupancy), occupancy);
  }

  /** Excludes nobody: a free-threaded runtime, and the broken lock of a control. */
  public static Interpreter withoutLock() {
    return new Interpreter(null, new Occupancy());
  }

  /**
   * A broken lock, for controls: one entry in so many does not take the lock. The holder lets it
   * in, at a checkpoint or when it leaves, and stays inside itself until the other comes to its
   * next checkpoint or leaves; so that one must not wait for the holder. This is forced and not
   * left to chance, so it happens on a single CPU too. Else the lock hands over at every
   * checkpoint; an entry that finds it free just takes it.
   *
   * @param oneIn 100 lets in every hundredth entry; at least 1
   */
  public static Interpreter withLeakyLock(int oneIn) {
    Occupancy occupancy = new Occupancy();
    return new Interpreter(new LeakyLock(oneIn, occupancy), occupancy);
  }

  /**
   * A broken lock, for controls: one thread at a time, but at every checkpoint at which others
   * queue the holder's turn ends and its next begins; they come in once it leaves or waits.
   */
  public static Interpreter withUnfairLock() {
    Occupancy occupancy = new Occupancy();
    return new Interpreter(new UnfairLock(occupancy), occupancy);
  }

  /**
   * The interpreter of the calling thread: the one that {@link #runIn} bound it to, else the one of
   * this process, which has a lock and is the same for all unbound threads.
   */
  public static Interpreter current() {
    Interpreter bound = BOUND.get();
    return bound != null ? bound : OfThisProcess.INTERPRETER;
  }

  /**
   * Makes {@code interpreter} the {@link #current()} one of the calling thread while {@code work}
   * runs, and then what was before. Threads started meanwhile do not inherit it; it takes no lock.
   */
  public static <T extends @Nullable Object> T runIn(Interpreter interpreter, Callable<T> work)
      throws Exception {
    Interpreter before = BOUND.get();
    BOUND.set(interpreter);
    try {
      return work.call();
    } finally {
      if (before == null) {
        BOUND.remove();
      } else {
        BOUND.set(before);
      }
    }
  }

  /**
   * Enters, runs, leaves, however {@code work} ends. Inside already, it just runs as a part of the
   * turn under way.
   */
  public <T extends @Nullable Object> T compute(Callable<T> work) throws Exception {
    if (isInside()) {
      return work.call();
    }
    enter();
    try {
      return work.call();
    } finally {
      leave();
    }
  }

  /**
   * A bytecode boundary: hands the lock over if it was held for the switch interval and somebody
   * waits. A few nanoseconds when nobody does. Outside it only counts.
   *
   * @return whether it was handed over, so that a new turn of the calling thread has begun
   */
  public boolean checkpoint() {
    if (!isInside()) {
      checkpointsOutside.increment();
      return false;
    }
    checkpointsInside.increment();
    if (lock == null || !lock.isHandOverDue()) {
      return false;
    }
    leave();
    enter();
    return true;
  }

  /**
   * Lets go of the lock while {@code wait} waits, takes it again however that ends. Outside, it
   * just runs.
   */
  public <T extends @Nullable Object> T releaseWhile(Callable<T> wait) throws Exception {
    if (!isInside()) {
      return wait.call();
    }
    leave();
    try {
      return wait.call();
    } finally {
      enter();
    }
  }

  /** Whether it excludes. */
  public boolean hasLock() {
    return lock != null;
  }

  /** Whether the calling thread is inside; without the lock, too. */
  public boolean isInside() {
    return occupancy.holds(Thread.currentThread());
  }

  /** Who holds the lock; empty when nobody does, and always without a lock. */
  public Optional<Thread> holder() {
    return lock == null ? Optional.empty() : lock.holder();
  }

  /** Whether {@code thread} waits to enter. */
  public boolean hasQueued(Thread thread) {
    return lock != null && lock.hasQueued(thread);
  }

  /** Threads that wait to enter. */
  public int queued() {
    return lock == null ? 0 : lock.queued();
  }

  /** Threads inside. */
  public int inside() {
    return occupancy.inside();
  }

  /** The most threads that ever were inside at once. */
  public int peakInside() {
    return occupancy.peak();
  }

  /**
   * The finished turns, by their start; a hand-over ends one. The last 4096 of each thread are kept
   * (threads whose ids are equal modulo 64 share them).
   */
  public List<Turn> turns() {
    return occupancy.turns();
  }

  /** Turns that {@link #turns()} no longer holds. */
  public long forgottenTurns() {
    return occupancy.forgottenTurns();
  }

  /** Checkpoints passed by threads that were inside: work done as it should be. */
  public long checkpointsInside() {
    return checkpointsInside.sum();
  }

  /** Checkpoints passed by threads that were not inside: work done behind the lock's back. */
  public long checkpointsOutside() {
    return checkpointsOutside.sum();
  }

  private void enter() {
    if (lock != null) {
      lock.enter();
    } else {
      occupancy.enter(Thread.currentThread());
    }
  }

  private void leave() {
    if (lock != null) {
      lock.leave();
    } else {
      occupancy.leave(Thread.currentThread());
    }
  }

  /** Made at first use. Static, since one per process is what the model is about. */
  private static final class OfThisProcess {
    static final Interpreter INTERPRETER = withLock();
  }
}
