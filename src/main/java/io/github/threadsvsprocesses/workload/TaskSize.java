package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.crew.Crew;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * What a task takes of one worker.
 *
 * @param nanos of elapsed time
 * @param cpuShare of that time for which the worker used a CPU, 0 to 1
 */
record TaskSize(double nanos, double cpuShare) {
  /** Long enough for both clocks; the doubling before it warms the code up. */
  private static final Duration LONG_ENOUGH = Duration.ofMillis(50);

  /** Of 1.5 µs each; a process needs as long to take and to answer one. */
  private static final int MOST_TASKS = 1 << 15;

  /** Of the time that a run lasted first; what lasts less the second time was disturbed before. */
  private static final double LEAST_SHARE_OF_TIME = 0.5;

  /** Half of the time: whoever is below waits more than it computes. */
  private static final double LEAST_SHARE_OF_COMPUTING = 0.5;

  /**
   * Doubles the number of tasks until they last.
   *
   * @param oneWorker of one thread, which the arm uses
   * @throws BadWorkload when they seem to take no time
   */
  static TaskSize of(WorkloadArm<?> arm, Crew oneWorker) {
    long thread = oneWorker.runOn(0, () -> Thread.currentThread().getId());
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (int tasks = 1; tasks <= MOST_TASKS; tasks *= 2) {
      TaskSize once = ofRun(arm, tasks, thread, threads);
      if (once.nanos * tasks >= LONG_ENOUGH.toNanos()) {
        // A program that came between makes a few tasks seem long.
        TaskSize again = ofRun(arm, tasks, thread, threads);
        TaskSize faster = again.nanos < once.nanos ? again : once;
        if (faster.nanos * tasks >= LEAST_SHARE_OF_TIME * LONG_ENOUGH.toNanos()) {
          return faster;
        }
      }
    }
    throw new BadWorkload(
        "%d tasks of \"%s\" take less than %d ms; let each do a hundred times as much"
            .formatted(MOST_TASKS, arm.workloadName(), LONG_ENOUGH.toMillis()));
  }

  private static TaskSize ofRun(WorkloadArm<?> arm, int tasks, long thread, ThreadMXBean threads) {
    long cpuBefore = threads.getThreadCpuTime(thread);
    long start = System.nanoTime();
    arm.run(tasks);
    long nanos = System.nanoTime() - start;
    long cpu = threads.getThreadCpuTime(thread) - cpuBefore;
    arm.verify();
    return new TaskSize((double) nanos / tasks, (double) cpu / nanos);
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
