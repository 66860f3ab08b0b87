package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.interpreter.Computation;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.process.Task;
import java.util.List;

/**
 * Computes a third of its part in its own interpreter and two thirds in one that it may share. By
 * Amdahl's law, two threads that share one with a lock gain 1 / (2/3 + 1/3 / 2) = 1.2 times.
 *
 * @param shared by the threads of a crew
 * @param part of the work
 */
public record ComputesPartlyLocked(Interpreter shared, Computation part) implements Task<Long> {
  private static final int THIRDS = 3;

  @Override
  public Long run() throws Exception {
    List<Computation> thirds = part.inParts(THIRDS);
    long free = thirds.get(0).run();
    return Interpreter.runIn(shared, () -> free + thirds.get(1).run() + thirds.get(2).run());
  }
}
