package io.github.threadsvsprocesses.crew;

import io.github.threadsvsprocesses.interpreter.Computation;
import io.github.threadsvsprocesses.measure.WorkArm;
import io.github.threadsvsprocesses.process.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CPU work shared out among a crew, as an arm of a measurement. */
public final class CpuWork {
  private CpuWork() {}

  /** Each run gives every worker an equal part and compares the sum of the results. */
  public static WorkArm of(Crew crew) {
    return new WorkArm() {
      @Override
      public void run(long totalUnits) {
        Computation whole = Computation.ofUnits(totalUnits);
        List<Part> parts = whole.inParts(crew.size()).stream().map(Part::of).toList();
        whole.verify(crew.runEach(parts).stream().mapToLong(Long::longValue).sum());
      }

      @Override
      public @Nullable Long queuedNanos() {
        return crew.queuedNanos();
      }
    };
  }

  /**
   * One worker's part, done in the interpreter of wherever it runs.
   *
   * @param firstUnit see {@link Computation}
   * @param units see {@link Computation}
   */
  record Part(long firstUnit, long units) implements Task<Long> {
    static Part of(Computation computation) {
      return new Part(computation.firstUnit(), computation.units());
    }

    @Override
    public Long run() throws Exception {
      return new Computation(firstUnit, units).run();
    }
  }
}
