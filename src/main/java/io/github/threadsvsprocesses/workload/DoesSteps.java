package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.interpreter.Steps;
import io.github.threadsvsprocesses.process.Task;

/**
 * One worker's part of a task of CPU work.
 *
 * @param seed see {@link Steps}
 * @param count see {@link Steps}
 */
record DoesSteps(long seed, long count) implements Task<Long> {
  @Override
  public Long run() {
    return new Steps(seed, count).run();
  }
}
