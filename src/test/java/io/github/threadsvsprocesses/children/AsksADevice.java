package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.process.Task;

/**
 * Sends a request to a device and waits for its answer, which comes when all are there that the
 * device counts on; or when all who are still to come queue for the lock that this thread holds.
 *
 * @param letsGo whether it lets go of the interpreter lock while it waits
 */
public record AsksADevice(Room device, boolean letsGo) implements Task<Sighting> {
  @Override
  public Sighting run() throws Exception {
    Interpreter interpreter = Interpreter.current();
    device.willEnter(Thread.currentThread());
    return interpreter.compute(
        () -> letsGo ? interpreter.releaseWhile(() -> ask(interpreter)) : ask(interpreter));
  }

  /** Who has let go of the lock sees nobody queue behind it: another holds the lock then. */
  private Sighting ask(Interpreter interpreter) throws InterruptedException {
    return device.lookRound(
        other -> interpreter.isInside() && interpreter.hasQueued(other), () -> {});
  }
}
