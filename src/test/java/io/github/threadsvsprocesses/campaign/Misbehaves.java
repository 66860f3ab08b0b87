package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.process.Task;

/**
 * Does one of what a child JVM should not do; returns the number, where it returns.
 *
 * @param detail an exit code, or how much of it
 */
record Misbehaves(Misbehaviour how, int detail) implements Task<Integer> {
  @Override
  public Integer run() throws Exception {
    how.run(detail);
    return detail;
  }
}
