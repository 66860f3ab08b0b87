package io.github.threadsvsprocesses.interpreter;

import java.util.function.LongUnaryOperator;

/**
 * A map of 64-bit words that is linear over exclusive or, as each step of a xorshift generator is,
 * so that many steps can be taken as one. Immutable.
 */
final class BitMatrix {
  /** What the map makes of each single bit. */
  private final long[] columns;

  private BitMatrix(long[] columns) {
    this.columns = columns;
  }

  /** The map itself, which must be linear. */
  static BitMatrix of(LongUnaryOperator map) {
    long[] columns = new long[Long.SIZE];
    for (int bit = 0; bit < Long.SIZE; bit++) {
      columns[bit] = map.applyAsLong(1L << bit);
    }
    return new BitMatrix(columns);
  }

  long applyTo(long word) {
    long result = 0;
    for (int bit = 0; bit < Long.SIZE; bit++) {
      result ^= columns[bit] & -(word >>> bit & 1);
    }
    return result;
  }

  /** The map applied {@code times} times, by repeated squaring. */
  BitMatrix power(long times) {
    BitMatrix result = of(word -> word);
    BitMatrix square = this;
    for (long rest = times; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        result = result.after(square);
      }
      square = square.after(square);
    }
    return result;
  }

  private BitMatrix after(BitMatrix first) {
    return of(word -> applyTo(first.applyTo(word)));
  }
}
