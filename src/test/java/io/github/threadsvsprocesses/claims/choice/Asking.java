package io.github.threadsvsprocesses.claims.choice;

import io.github.threadsvsprocesses.children.Reply;
import io.github.threadsvsprocesses.interpreter.Computation;
import io.github.threadsvsprocesses.process.Task;
import io.github.threadsvsprocesses.workload.Workload;
import java.time.Duration;
import java.util.function.IntToLongFunction;

/**
 * A workload whose tasks ask somebody and wait for the answer, and its twin: the twin asks as well,
 * is not kept waiting, and computes for as long.
 *
 * @param name of the workload, a plural
 * @param latency how long it is kept waiting
 * @param answers the right answer for each number
 */
record Asking(String name, Duration latency, Tasks tasks, IntToLongFunction answers) {
  /** A task for each number. */
  interface Tasks {
    Task<Reply> task(int number, int latencyMicros, int units);
  }

  /** Which of the two: {@link #waiting} or {@link #computing}. */
  interface Kind {
    Workload<Reply> of(Asking asking) throws Exception;
  }

  Workload<Reply> waiting() {
    return of(name, Latency.micros(latency), 0);
  }

  Workload<Reply> computing() throws Exception {
    return of(name + " that compute where they waited", 0, Latency.inUnits(latency));
  }

  private Workload<Reply> of(String workload, int latencyMicros, int units) {
    long computed = Computation.ofUnits(units).checksum();
    return Workload.of(workload, number -> tasks.task(number, latencyMicros, units))
        .checkedBy(
            (number, reply) -> {
              Reply right = new Reply(answers.applyAsLong(number), computed);
              if (!reply.equals(right)) {
                throw new AssertionError("expected " + right + ", got " + reply);
              }
            });
  }
}
