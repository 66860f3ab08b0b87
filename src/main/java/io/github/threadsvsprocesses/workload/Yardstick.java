package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.crew.CpuWork;
import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.measure.WorkArm;
import java.util.concurrent.TimeUnit;

/**
 * What the machine can give workers who share nothing, for as long as a workload takes: the kit's
 * own computation, or waits. Tells a machine without a free CPU from a workload that gains nothing.
 */
final class Yardstick {
  /** A few milliseconds, to find how long a unit takes. */
  private static final int UNITS = 500;

  /** Noise only adds. */
  private static final int RUNS = 5;

  private Yardstick() {}

  /**
   * @param size of the workload's tasks
   * @param oneWorker to find how much of the kit's computation takes as long
   * @param crew that does it
   */
  static WorkArm of(TaskSize size, Crew oneWorker, Crew crew) throws Exception {
    return size.mostlyWaits() ? waiting(size, crew) : computing(size, oneWorker, crew);
  }

  private static WorkArm waiting(TaskSize size, Crew crew) {
    return tasks -> {
      long nanosOfEach = (long) (tasks * size.nanos() / crew.size());
      crew.run(
          () -> {
            TimeUnit.NANOSECONDS.sleep(nanosOfEach);
            return true;
          });
    };
  }

  private static WorkArm computing(TaskSize size, Crew oneWorker, Crew crew) throws Exception {
    WorkArm alone = CpuWork.of(oneWorker);
    long fastest = Long.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      alone.run(UNITS);
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    double unitsOfATask = size.nanos() * UNITS / fastest;
    WorkArm together = CpuWork.of(crew);
    return tasks -> together.run(Math.max(crew.size(), Math.round(tasks * unitsOfATask)));
  }
}
