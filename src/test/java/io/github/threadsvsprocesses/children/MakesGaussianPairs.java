package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.process.Task;

/**
 * A block of the kernel EP, "embarrassingly parallel", of the NAS Parallel Benchmarks: pairs of
 * uniform pseudorandom numbers become pairs of Gaussian deviates, which are added up and counted.
 * Written from the definition in Bailey et al., "The NAS Parallel Benchmarks", RNR-94-007, NASA
 * Ames, 1994, section 2.2.1, with the generator of section 2.3.
 *
 * <p>Every number of the generator is used, so no compiler can fold its steps; logarithms are
 * {@link StrictMath}'s, so a block's result is the same to the last bit wherever it is computed.
 *
 * @param block from 0, of {@link #PAIRS} pairs
 */
public record MakesGaussianPairs(int block) implements Task<GaussianPairs> {
  /** Of a block. */
  public static final int PAIRS = 1 << 16;

  /** Pairs of which the first is a multiple of this are preceded by a checkpoint. */
  private static final int PAIRS_BETWEEN_CHECKPOINTS = 1 << 10;

  /** The generator: each number is the one before times 5^13, modulo 2^46. */
  private static final long FACTOR = 1_220_703_125L;

  private static final long SEED = 271_828_183L;
  private static final long MODULUS_MASK = (1L << 46) - 1;
  private static final double UNIT = 0x1p-46;

  @Override
  public GaussianPairs run() throws Exception {
    return Interpreter.current().compute(this::make);
  }

  private GaussianPairs make() {
    Interpreter interpreter = Interpreter.current();
    long[] counts = new long[GaussianPairs.ANNULI];
    double sumX = 0;
    double sumY = 0;
    long state = stateBefore(2L * PAIRS * block);
    for (int pair = 0; pair < PAIRS; pair++) {
      if (pair % PAIRS_BETWEEN_CHECKPOINTS == 0) {
        interpreter.checkpoint();
      }
      state = next(state);
      double x = 2 * (state * UNIT) - 1;
      state = next(state);
      double y = 2 * (state * UNIT) - 1;
      double square = x * x + y * y;
      if (square <= 1) {
        double scale = Math.sqrt(-2 * StrictMath.log(square) / square);
        double gaussianX = x * scale;
        double gaussianY = y * scale;
        counts[(int) Math.max(Math.abs(gaussianX), Math.abs(gaussianY))]++;
        sumX += gaussianX;
        sumY += gaussianY;
      }
    }
    return GaussianPairs.of(sumX, sumY, counts);
  }

  /** From which so many steps have been taken since the seed, in few multiplications. */
  private static long stateBefore(long steps) {
    long state = SEED;
    long power = FACTOR;
    for (long rest = steps; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        state = state * power & MODULUS_MASK;
      }
      power = power * power & MODULUS_MASK;
    }
    return state;
  }

  private static long next(long state) {
    return state * FACTOR & MODULUS_MASK;
  }

  /** The twin: another one computes, and this one waits as long for the sums. */
  public record Awaited(MakesGaussianPairs work, GaussianPairs answer, long nanos)
      implements Task<GaussianPairs> {
    @Override
    public GaussianPairs run() throws Exception {
      return Awaiting.anAnswer(answer, nanos);
    }
  }
}
