package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.interpreter.Computation;
import io.github.threadsvsprocesses.process.Task;

/**
 * The kit's computation, which touches no memory and no file.
 *
 * @param firstUnit see {@link Computation}
 * @param units see {@link Computation}
 */
public record Computes(long firstUnit, long units) implements Task<Long> {
  @Override
  public Long run() throws Exception {
    return new Computation(firstUnit, units).run();
  }

  /** The result, known without doing the work. */
  public Long answer() {
    return new Computation(firstUnit, units).checksum();
  }

  /** The twin: another one computes, and this one waits as long for the result. */
  public record Awaited(Computes work, long answer, long nanos) implements Task<Long> {
    @Override
    public Long run() throws Exception {
      return Awaiting.anAnswer(answer, nanos);
    }
  }
}
