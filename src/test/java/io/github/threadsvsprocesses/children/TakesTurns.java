package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.process.Task;

/**
 * Computes inside the interpreter, unit by unit, and keeps the book of turns until that is full. In
 * its first turn it stays until it has met another thread inside, or has seen the others queue.
 */
public record TakesTurns(TurnBook book) implements Task<Long> {
  /**
   * About 20 µs, as a {@link io.github.threadsvsprocesses.interpreter.Computation} takes for one.
   */
  private static final int STEPS_PER_UNIT = 10_000;

  @Override
  public Long run() throws Exception {
    Thread self = Thread.currentThread();
    Interpreter interpreter = Interpreter.current();
    book.willTakeTurns(self);
    return interpreter.compute(
        () -> {
          book.turnBegins(self);
          book.start().lookRound(interpreter::hasQueued, () -> {});
          long value = 1;
          while (book.goesOn(self)) {
            if (Thread.interrupted()) {
              throw new InterruptedException("the book of turns is not full yet");
            }
            value = unit(value);
            book.unitDone(interpreter::hasQueued);
            if (interpreter.checkpoint()) {
              book.turnBegins(self);
            }
          }
          return value;
        });
  }

  /** Each step needs the one before. */
  private static long unit(long seed) {
    long value = seed;
    for (int step = 0; step < STEPS_PER_UNIT; step++) {
      value ^= value << 13;
      value ^= value >>> 7;
      value ^= value << 17;
    }
    return value;
  }
}
