package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.crew.CpuWork;
import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.measure.WorkArm;
import java.util.concurrent.TimeUnit;

/**
 * What the machine can give workers who share nothing, for as long as a workload takes: the kit's
 * own computation, and sleep. Tells a machine without a free CPU from a workload that gains
 * nothing.
 */
final class Yardstick {
  /** A few milliseconds, to find how long a unit takes. */
  private static final int UNITS = 500;

  /** Noise only adds. */
  private static final int RUNS = 5;

  private Yardstick() {}

  /**
   * @param size of the workload's tasks: for as long as they use a CPU it computes, and it sleeps
   *     for the rest
   * @param oneWorker to find how much of the kit's computation takes as long
   * @param crew that does it
   */
  static WorkArm of(TaskSize size, Crew oneWorker, Crew crew) throws Exception {
    double unitsOfATask = size.nanos() * size.cpuShare() / nanosOfAUnit(CpuWork.of(oneWorker));
    double restOfATask = size.nanos() * (1 - size.cpuShare());
    WorkArm computing = CpuWork.of(crew);
    return tasks -> {
      computing.run(Math.round(tasks * unitsOfATask));
      sleepAtOnce(crew, tasks * restOfATask / crew.size());
    };
  }

  private static double nanosOfAUnit(WorkArm oneWorker) throws Exception {
    long fastest = Long.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      oneWorker.run(UNITS);
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    return (double) fastest / UNITS;
  }

  private static void sleepAtOnce(Crew crew, double nanos) {
    crew.run(
        () -> {
          TimeUnit.NANOSECONDS.sleep((long) nanos);
          return true;
        });
  }
}
