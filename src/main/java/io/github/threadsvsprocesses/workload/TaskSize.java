package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.measure.RunQueue;
import io.github.threadsvsprocesses.measure.WorkArm;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What a task takes of one worker.
 *
 * @param nanos of elapsed time, without that in which the worker waited for a CPU; where a system
 *     does not count it, a busy machine adds it
 * @param cpuShare of that time for which the worker used a CPU, 0 to 1
 */
record TaskSize(double nanos, double cpuShare) {
  /** Long enough for both clocks; the doubling before it warms the code up. */
  private static final Duration LONG_ENOUGH = Duration.ofMillis(50);

  /** Of 1.5 µs each; a process needs as long to take and to answer one. */
  private static final int MOST_TASKS = 1 << 15;

  /** Noise only adds, so the quickest run is closest to what a free machine shows. */
  private static final int RUNS = 3;

  /** Of the time that a run lasted first; what lasts less afterwards was disturbed before. */
  private static final double LEAST_SHARE_OF_TIME = 0.5;

  /** Half of the time: whoever is below waits more than it computes. */
  private static final double LEAST_SHARE_OF_COMPUTING = 0.5;

  /**
   * Doubles the number of tasks until they last.
   *
   * @param oneWorker of one thread, which the arm uses
   * @throws BadWorkload when they seem to take no time
   */
  static TaskSize of(WorkArm arm, Crew oneWorker) throws Exception {
    long thread = oneWorker.runOn(0, () -> Thread.currentThread().getId());
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (int tasks = 1; tasks <= MOST_TASKS; tasks *= 2) {
      TaskSize size = of(arm, tasks, oneWorker, thread, threads);
      if (size.nanos * tasks >= LONG_ENOUGH.toNanos()) {
        for (int run = 1; run < RUNS; run++) {
          TaskSize again = of(arm, tasks, oneWorker, thread, threads);
          size = again.nanos < size.nanos ? again : size;
        }
        if (size.nanos * tasks >= LEAST_SHARE_OF_TIME * LONG_ENOUGH.toNanos()) {
          return size;
        }
      }
    }
    throw new BadWorkload(
        "%d tasks take less than %d ms; let each do a hundred times as much"
            .formatted(MOST_TASKS, LONG_ENOUGH.toMillis()));
  }

  private static TaskSize of(
      WorkArm arm, int tasks, Crew oneWorker, long thread, ThreadMXBean threads) throws Exception {
    OptionalLong queuedBefore = oneWorker.runOn(0, RunQueue::nanosOfThisThread);
    long cpuBefore = threads.getThreadCpuTime(thread);
    long start = System.nanoTime();
    arm.run(tasks);
    long nanos = System.nanoTime() - start;
    long cpu = threads.getThreadCpuTime(thread) - cpuBefore;
    OptionalLong queued = oneWorker.runOn(0, RunQueue::nanosOfThisThread);
    arm.verify();
    long waited =
        queuedBefore.isPresent() && queued.isPresent()
            ? queued.getAsLong() - queuedBefore.getAsLong()
            : 0;
    return of(tasks, cpu, nanos, waited);
  }

  /**
   * What a free machine shows: on a busy one, a task that computes must not seem to wait, for it
   * would be judged as if it needed no CPU of its own.
   *
   * @param cpu nanoseconds that the worker used
   * @param nanos of elapsed time
   * @param queued nanoseconds for which the worker waited for a CPU
   */
  static TaskSize of(int tasks, long cpu, long nanos, long queued) {
    long undisturbed = Math.max(cpu, nanos - queued);
    return new TaskSize((double) undisturbed / tasks, (double) cpu / undisturbed);
  }

  /** So many last this long, done by one worker; at least one. */
  long tasksLasting(Duration time) {
    return Math.max(1, (long) Math.ceil(time.toNanos() / nanos));
  }

  /** Rather than compute. */
  boolean mostlyWaits() {
    return cpuShare < LEAST_SHARE_OF_COMPUTING;
  }
}
