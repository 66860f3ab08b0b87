package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.workload.BadWorkload.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Does a few tasks of a workload before anything is measured, by child JVMs first: what does not
 * end there can be killed, and what ends its JVM ends no other. What fails there is tried by a
 * thread as well, to tell what fails anywhere from what fails in processes only.
 */
final class FirstTry {
  private FirstTry() {}

  /**
   * Returns when all is well.
   *
   * @param tasks at least one for each process
   * @throws BadWorkload when it is not, {@link DifferentResults} when threads and processes give
   *     different ones
   */
  static void of(String workload, WorkloadArm<?> processes, WorkloadArm<?> oneThread, long tasks) {
    BadWorkload there = faultOf(processes, tasks);
    if (there != null && there.fault() != Fault.FAILED && there.fault() != Fault.REFUSED) {
      throw there;
    }
    BadWorkload here = faultOf(oneThread, tasks);
    if (here != null) {
      throw there == null ? only("a thread", "processes", workload, here) : here;
    }
    if (there != null) {
      throw only("processes", "a thread", workload, there);
    }
  }

  private static @Nullable BadWorkload faultOf(WorkloadArm<?> arm, long tasks) {
    try {
      arm.run(tasks);
      arm.verify();
      return null;
    } catch (BadWorkload bad) {
      return bad;
    }
  }

  private static BadWorkload only(String failing, String fine, String workload, BadWorkload fault) {
    return switch (fault.fault()) {
      case REFUSED ->
          new DifferentResults(
              "%s; done by %s it was right".formatted(fault.getMessage(), fine), fault.getCause());
      case FAILED ->
          new BadWorkload(
              Fault.FAILED,
              "\"%s\" fails in %s and not in %s: %s"
                  .formatted(workload, failing, fine, fault.getMessage()),
              fault.getCause());
      case UNFIT, DEADLY, UNENDING, DIFFERENT -> fault;
    };
  }
}
