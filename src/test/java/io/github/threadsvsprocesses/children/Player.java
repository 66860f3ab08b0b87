package io.github.threadsvsprocesses.children;

import static io.github.threadsvsprocesses.children.PlaysPingPong.HAND_OFFS;

import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.ipc.SharedMemory;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** One of the two who play a window, see {@link PlaysPingPong}. For one thread. */
final class Player {
  /** What both write, in cache lines of their own so that no write hinders another. */
  static final int WINDOW_BYTES = 1024;

  /** Offsets in a window's part of the table. */
  private static final int GIVEN_UP = 0;

  private static final int ARRIVED = 256;
  private static final int STEP = 512;
  private static final int TO_THE_PARTNERS = 128;

  /** Looks between two at the clock. */
  private static final int GLANCE = 256;

  private static final int STEPS_BETWEEN_LOOKS_AT_THE_CLOCK = 64;

  /** Looks in vain, some tenths of a millisecond, after which the partner is not at work. */
  private static final int STALL = 64 * GLANCE;

  /** Who takes turns shows that in so many steps; a window of turns need not be longer. */
  private static final int FEW_STEPS = 3;

  /** After which a window ends when next a partner is not at work. */
  private static final Duration LONG_ENOUGH = Duration.ofMillis(50);

  /** After which it ends although next to nothing happened. */
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  private static final long NAP_NANOS = 50_000;

  private final SharedMemory memory;
  private final int start;
  private final int side;
  private final Interpreter interpreter;
  private final Stretches stretches = new Stretches();
  private final long deadlineNanos = System.nanoTime() + TimeoutFactor.times(DEADLINE).toNanos();
  private final long longEnoughNanos = System.nanoTime() + LONG_ENOUGH.toNanos();

  Player(SharedMemory memory, int window, int side, Interpreter interpreter) {
    this.memory = memory;
    this.start = window * WINDOW_BYTES;
    this.side = side;
    this.interpreter = interpreter;
  }

  /** Asleep at least once: a thread that has slept is the scheduler's next choice. */
  void awaitPartner() throws InterruptedException {
    LockSupport.parkNanos(NAP_NANOS);
    memory.putLongVolatile(own(ARRIVED), 1);
    while (memory.getLongVolatile(partners(ARRIVED)) == 0 && !isLate()) {
      LockSupport.parkNanos(NAP_NANOS);
      endIfInterrupted();
    }
  }

  /** The order of the readings is what a verdict rests on: the counts are the innermost. */
  Played play() throws IOException, InterruptedException {
    long began = System.nanoTime();
    long stolenBefore = ThreadSelf.stolen();
    long switchesBefore = ThreadSelf.switches();
    stretches.begin();
    int steps = handOver();
    int cpu = ThreadSelf.cpu();
    long switches = ThreadSelf.switches() - switchesBefore;
    long stolen = ThreadSelf.stolen() - stolenBefore;
    return new Played(
        ProcessHandle.current().pid(),
        cpu,
        ThreadSelf.usableCpus(),
        steps,
        switches,
        stolen,
        hasHandedLockOverSince(began),
        stretches.all());
  }

  /** A turn of the thread that is inside ends when it hands over to one that waits. */
  private boolean hasHandedLockOverSince(long began) {
    long self = Thread.currentThread().getId();
    return interpreter.hasLock()
        && interpreter.turns().stream()
            .anyMatch(turn -> turn.threadId() == self && turn.toNanos() - began > 0);
  }

  /** How many of the hand-offs came to pass. */
  private int handOver() throws IOException, InterruptedException {
    for (int step = 1; step <= HAND_OFFS; step++) {
      if (side == 0) {
        memory.putLongVolatile(own(STEP), step);
      }
      if (!partnerComesTo(step)) {
        return step - 1;
      }
      if (side == 1) {
        memory.putLongVolatile(own(STEP), step);
      }
      if (step % STEPS_BETWEEN_LOOKS_AT_THE_CLOCK == 0) {
        stretches.look();
      }
    }
    return HAND_OFFS;
  }

  /**
   * Computes until the partner has written the number; false when the window is given up.
   *
   * <p>There is no {@link Thread#onSpinWait()}: some hypervisors take its instruction for a wish to
   * let another virtual CPU run.
   */
  private boolean partnerComesTo(int step) throws IOException, InterruptedException {
    for (int looks = 1; memory.getLongVolatile(partners(STEP)) < step; looks++) {
      interpreter.checkpoint();
      if (looks % GLANCE == 0) {
        stretches.look();
        endIfInterrupted();
        boolean enough =
            looks >= STALL && step > FEW_STEPS && System.nanoTime() - longEnoughNanos > 0;
        if (enough || isLate()) {
          memory.putLongVolatile(start + GIVEN_UP, 1);
        }
        if (memory.getLongVolatile(start + GIVEN_UP) != 0) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isLate() {
    return System.nanoTime() - deadlineNanos > 0;
  }

  private static void endIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while playing");
    }
  }

  private int own(int word) {
    return start + word + side * TO_THE_PARTNERS;
  }

  private int partners(int word) {
    return start + word + (1 - side) * TO_THE_PARTNERS;
  }
}
