package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.interpreter.Interpreter;
import java.util.concurrent.TimeUnit;

/** How twins of computing tasks wait: as long as the computing took, with the lock let go. */
final class Awaiting {
  private Awaiting() {}

  /** As if it came from another machine after that time. */
  static <R> R anAnswer(R answer, long nanos) throws Exception {
    return Interpreter.current()
        .releaseWhile(
            () -> {
              TimeUnit.NANOSECONDS.sleep(nanos);
              return answer;
            });
  }
}
