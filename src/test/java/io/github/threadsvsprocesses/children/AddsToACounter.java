package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.process.Task;

/**
 * Adds one to a counter, again and again. The first time it stays between its read and its write
 * until it has met another thread there, or has seen all that are still to come queue at the guard.
 *
 * <p>The guard is taken outside the interpreter: who waits for it lets others compute, as in
 * CPython.
 *
 * @param between the place between read and write
 * @param times at least once
 */
public record AddsToACounter(Counter counter, Guard guard, Room between, int times)
    implements Task<Sighting> {
  @Override
  public Sighting run() throws Exception {
    Interpreter interpreter = Interpreter.current();
    between.willEnter(Thread.currentThread());
    Sighting first =
        guard.around(
            () ->
                interpreter.compute(
                    () ->
                        counter.addOne(
                            () -> between.lookRound(guard::hasQueued, interpreter::checkpoint))));
    for (int more = 1; more < times; more++) {
      guard.around(() -> interpreter.compute(() -> counter.addOne(interpreter::checkpoint)));
    }
    return first;
  }
}
