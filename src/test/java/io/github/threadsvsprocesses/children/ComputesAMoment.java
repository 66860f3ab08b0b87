package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.interpreter.Computation;
import io.github.threadsvsprocesses.process.Task;

/**
 * Computes and does nothing else, in the interpreter of wherever it runs; gives back the sum.
 *
 * @param units see {@link Computation}
 */
public record ComputesAMoment(long units) implements Task<Long> {
  @Override
  public Long run() throws Exception {
    return Computation.ofUnits(units).run();
  }
}
