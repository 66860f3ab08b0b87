package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.interpreter.Computation;

/**
 * What a task that asks somebody brings home.
 *
 * @param answer of whoever was asked
 * @param computed the sum of the {@link Computation} that the task did besides
 */
public record Reply(long answer, long computed) {
  /** Of a task that computes now, in the interpreter of wherever it runs. */
  static Reply computing(long answer, int units) throws Exception {
    return new Reply(answer, Computation.ofUnits(units).run());
  }
}
