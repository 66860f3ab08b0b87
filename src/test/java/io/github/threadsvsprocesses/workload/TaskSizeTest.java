package io.github.threadsvsprocesses.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.measure.WorkArm;
import io.github.threadsvsprocesses.process.Task;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TaskSizeTest {
  @Test
  void whatSleepsUsesNoCpu() throws Exception {
    TaskSize size = sizeOf(new Sleeps(5));
    assertThat(size.nanos()).isGreaterThan(4.9e6);
    assertThat(size.cpuShare()).isCloseTo(0, within(0.2));
    assertThat(size.mostlyWaits()).isTrue();
  }

  /** However busy the machine is, the time of a CPU that a task takes is counted, and no other. */
  @Test
  void whatComputesIsCountedByTheCpusClock() throws Exception {
    TaskSize size = sizeOf(new Spins(5));
    double millisOfACpu = size.nanos() * size.cpuShare() / 1e6;
    assertThat(millisOfACpu).isCloseTo(5, within(1.0));
    assertThat(size.cpuShare()).isLessThan(1.01);
  }

  /**
   * Beside hogs, what computes must not seem to wait: it would be judged as if it needed no CPU.
   */
  @Test
  void waitingForACpuIsNoWaiting() {
    assertThat(TaskSize.of(1, 20, 80, 60)).as("beside hogs").isEqualTo(new TaskSize(20, 1));
    assertThat(TaskSize.of(2, 1, 80, 60)).as("it waits").isEqualTo(new TaskSize(10, 0.05));
    assertThat(TaskSize.of(1, 20, 80, 0)).as("undisturbed").isEqualTo(new TaskSize(80, 0.25));
    assertThat(TaskSize.of(1, 20, 80, 61)).as("clocks differ").isEqualTo(new TaskSize(20, 1));
  }

  @Test
  void tasksThatTakeNoTimeAreRefused() throws Exception {
    try (ThreadCrew oneWorker = ThreadCrew.start(1)) {
      WorkArm nothing = tasks -> {};
      assertThatThrownBy(() -> TaskSize.of(nothing, oneWorker))
          .isInstanceOf(BadWorkload.class)
          .hasMessage("32768 tasks take less than 50 ms; let each do a hundred times as much");
    }
  }

  @Test
  void soManyLastSoLong() {
    TaskSize size = new TaskSize(3e6, 1);
    assertThat(size.tasksLasting(Duration.ofMillis(10))).isEqualTo(4);
    assertThat(size.tasksLasting(Duration.ofMillis(1))).isEqualTo(1);
  }

  private static TaskSize sizeOf(Task<Integer> task) throws Exception {
    try (ThreadCrew oneWorker = ThreadCrew.start(1)) {
      WorkArm arm =
          tasks -> {
            for (int i = 0; i < tasks; i++) {
              oneWorker.runOn(0, task);
            }
          };
      return TaskSize.of(arm, oneWorker);
    }
  }

  private record Sleeps(int millis) implements Task<Integer> {
    @Override
    public Integer run() throws Exception {
      TimeUnit.MILLISECONDS.sleep(millis);
      return millis;
    }
  }

  /** Until its thread has used a CPU for so long. */
  private record Spins(int millis) implements Task<Integer> {
    @Override
    public Integer run() {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      long end = threads.getCurrentThreadCpuTime() + TimeUnit.MILLISECONDS.toNanos(millis);
      while (threads.getCurrentThreadCpuTime() < end) {
        Thread.onSpinWait();
      }
      return millis;
    }
  }
}
