package io.github.threadsvsprocesses.interpreter;

import java.util.ArrayList;
import java.util.List;

/**
 * CPU work whose result is known beforehand, so that skipped work is noticed.
 *
 * <p>A unit steps Marsaglia's xorshift generator from the unit's number; the result is the sum of
 * the units' last values, modulo 2^64. {@link #checksum()} knows the same sum some four hundred
 * times faster. Each step needs the one before, so a unit is bound by latency and hardly slows a
 * sibling on the same core's second hardware thread; it touches no memory.
 *
 * @param firstUnit number of the first unit, zero or more
 * @param units how many units, of about 20 µs each on a CPU of about 3 GHz
 */
public record Computation(long firstUnit, long units) {
  /** About 20 µs: six cycles a step (three shifts, three exclusive ors, one after another). */
  private static final int STEPS_PER_UNIT = 10_000;

  public Computation {
    if (firstUnit < 0 || units < 0) {
      throw new IllegalArgumentException(
          units + " units from number " + firstUnit + " on; expected both to be zero or more");
    }
  }

  /** The first so many units. */
  public static Computation ofUnits(long units) {
    return new Computation(0, units);
  }

  /**
   * The same units in as many parts, equal to within one unit; the parts' results add up to this.
   */
  public List<Computation> inParts(int parts) {
    if (parts < 1) {
      throw new IllegalArgumentException(parts + " parts; expected at least one");
    }
    List<Computation> list = new ArrayList<>(parts);
    long next = firstUnit;
    for (int part = 0; part < parts; part++) {
      long size = units / parts + (part < units % parts ? 1 : 0);
      list.add(new Computation(next, size));
      next += size;
    }
    return List.copyOf(list);
  }

  /**
   * Does the work inside the calling thread's {@link Interpreter#current()}, with a checkpoint
   * after each unit.
   *
   * @return the sum, equal to {@link #checksum()}
   */
  public long run() throws Exception {
    Interpreter interpreter = Interpreter.current();
    return interpreter.compute(
        () -> {
          long sum = 0;
          for (long unit = 0; unit < units; unit++) {
            sum += lastValue(seed(firstUnit + unit));
            interpreter.checkpoint();
          }
          return sum;
        });
  }

  /**
   * Compares a result obtained elsewhere, such as the sum over workers.
   *
   * @throws IllegalStateException if it is not the known one
   */
  public void verify(long result) {
    if (result != checksum()) {
      throw new IllegalStateException(
          "computed "
              + result
              + ", expected "
              + checksum()
              + " for "
              + this
              + ": units were skipped, repeated or broken; look at how the work was split");
    }
  }

  /** The result, known without doing the work. */
  public long checksum() {
    long sum = 0;
    for (long unit = 0; unit < units; unit++) {
      sum += WholeUnit.LEAP.applyTo(seed(firstUnit + unit));
    }
    return sum;
  }

  /** Never zero, from which the generator would not move. */
  private static long seed(long unit) {
    return unit + 1;
  }

  /** A method of its own, so that the compiler finds one small hot loop. */
  private static long lastValue(long seed) {
    long value = seed;
    for (int step = 0; step < STEPS_PER_UNIT; step++) {
      value = step(value);
    }
    return value;
  }

  /**
   * Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8 (14), 2003, section 3. Not a
   * linear congruential generator: the compiler of newer JDKs folds many steps of one into a single
   * step.
   */
  static long step(long value) {
    long x = value;
    x ^= x << 13;
    x ^= x >>> 7;
    x ^= x << 17;
    return x;
  }

  /** All steps of a unit at once, worked out at first use. */
  private static final class WholeUnit {
    static final BitMatrix LEAP = BitMatrix.of(Computation::step).power(STEPS_PER_UNIT);
  }
}
