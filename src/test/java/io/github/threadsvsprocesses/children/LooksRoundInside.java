package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.process.Task;

/**
 * Enters the interpreter and looks round: stays until it has met another thread inside, or has seen
 * all those that are still to come queue for the lock.
 */
public record LooksRoundInside(Room room) implements Task<Sighting> {
  @Override
  public Sighting run() throws Exception {
    room.willEnter(Thread.currentThread());
    Interpreter interpreter = Interpreter.current();
    return interpreter.compute(() -> room.lookRound(interpreter::hasQueued, () -> {}));
  }
}
