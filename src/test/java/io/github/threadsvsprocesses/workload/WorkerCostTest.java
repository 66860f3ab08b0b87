package io.github.threadsvsprocesses.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.crew.VirtualThreads;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one more worker costs. */
class WorkerCostTest {
  /** By an order of magnitude, so that no busy machine blurs it. */
  @Test
  void aProcessCostsFarMoreThanAThread() {
    List<WorkerCost> costs = WorkerCost.here();
    WorkerCost thread = of(Way.THREADS, costs);
    WorkerCost process = of(Way.PROCESSES, costs);
    assertThat(process.startMillis()).isGreaterThan(10 * thread.startMillis());
    Double ofAThread = thread.memoryKibibytes();
    if (ofAThread == null) {
      assertThat(process.memoryUnknown()).isNotEmpty();
    } else {
      assertThat(process.memoryKibibytes()).isGreaterThan(10 * ofAThread);
    }
    assertThat(costs.stream().anyMatch(cost -> cost.way() == Way.VIRTUAL_THREADS))
        .isEqualTo(VirtualThreads.exist());
  }

  private static WorkerCost of(Way way, List<WorkerCost> costs) {
    return costs.stream().filter(cost -> cost.way() == way).findFirst().orElseThrow();
  }

  @Test
  void itIsToldInUnitsThatAReaderKnows() {
    assertThat(new WorkerCost(Way.PROCESSES, 96.4, 5, 39_000.0, null).inWords())
        .isEqualTo("a process: 96 ms to its first result, 38 MiB when idle");
    assertThat(new WorkerCost(Way.THREADS, 0.0834, 101, 61.2, null).inWords())
        .isEqualTo("a thread: 0.083 ms to its first result, 61 KiB when idle");
    assertThat(new WorkerCost(Way.VIRTUAL_THREADS, 0.25, 101, 1.34, null).memoryInWords())
        .isEqualTo("1.3 KiB");
    assertThat(new WorkerCost(Way.THREADS, 1.26, 101, null, "needs a table").inWords())
        .isEqualTo("a thread: 1.3 ms to its first result, unknown when idle (needs a table)");
  }
}
