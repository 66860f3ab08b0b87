package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.interpreter.Computation;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.process.Task;

/**
 * Once another thread waits for a device, computes inside the interpreter and, still inside, brings
 * the device what it waits for.
 *
 * @param units see {@link Computation}
 */
public record ComputesForADevice(Room device, int units) implements Task<Sighting> {
  @Override
  public Sighting run() throws Exception {
    Interpreter interpreter = Interpreter.current();
    device.willEnter(Thread.currentThread());
    device.awaitTheFirst();
    return interpreter.compute(
        () -> {
          Computation work = Computation.ofUnits(units);
          work.verify(work.run());
          return device.lookRound(interpreter::hasQueued, () -> {});
        });
  }
}
