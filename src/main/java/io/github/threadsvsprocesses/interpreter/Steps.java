package io.github.threadsvsprocesses.interpreter;

import java.util.function.LongUnaryOperator;

/**
 * CPU work of any size, down to nanoseconds: steps of the generator that {@link Computation} uses,
 * each of which needs the one before. It knows no interpreter and has no checkpoints.
 *
 * @param seed where the generator starts; zero, from which it would not move, is refused
 * @param count how many steps, of about 2 ns each on a CPU of about 3 GHz
 */
public record Steps(long seed, long count) {
  public Steps {
    if (seed == 0 || count < 0) {
      throw new IllegalArgumentException(
          count + " steps from " + seed + " on; expected zero or more, from another value than 0");
    }
  }

  /** Does them, and returns the last value. */
  public long run() {
    long value = seed;
    for (long step = 0; step < count; step++) {
      value = Computation.step(value);
    }
    return value;
  }

  /**
   * What so many steps make of any seed, known without doing them; some milliseconds to work out,
   * then far less than a microsecond for each seed.
   */
  public static LongUnaryOperator known(long count) {
    BitMatrix leap = BitMatrix.of(Computation::step).power(count);
    return leap::applyTo;
  }
}
