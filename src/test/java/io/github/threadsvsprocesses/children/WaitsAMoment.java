package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.process.Task;
import java.util.concurrent.TimeUnit;

/**
 * Waits and does nothing else, having let go of the interpreter lock; gives back how long it was
 * told to.
 */
public record WaitsAMoment(long micros) implements Task<Long> {
  @Override
  public Long run() throws Exception {
    return Interpreter.current()
        .releaseWhile(
            () -> {
              TimeUnit.MICROSECONDS.sleep(micros);
              return micros;
            });
  }
}
