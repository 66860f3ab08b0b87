package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.children.TellsWhereItRuns.Whereabouts;
import io.github.threadsvsprocesses.interpreter.Computation;
import io.github.threadsvsprocesses.process.Task;
import java.util.concurrent.locks.LockSupport;

/**
 * Uses the CPU and lets go of it again; tells where it did.
 *
 * @param units see {@link Computation}
 * @param pauses for each of which the thread leaves the CPU
 */
public record ComputesAndPauses(int units, int pauses) implements Task<Whereabouts> {
  private static final long PAUSE_NANOS = 100_000;

  @Override
  public Whereabouts run() throws Exception {
    Computation computation = Computation.ofUnits(units);
    computation.verify(computation.run());
    for (int i = 0; i < pauses; i++) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return new TellsWhereItRuns().run();
  }
}
