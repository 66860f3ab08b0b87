package io.github.threadsvsprocesses.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Processes that are got for a task and end after it. */
class StartedCrewTest {
  @Test
  void processesStartedForATaskEndAfterIt() throws Exception {
    Set<Long> before = children();
    try (StartedCrew cold = StartedCrew.cold(2)) {
      for (int task = 0; task < 2; task++) {
        cold.run(1000);
        assertThat(since(before)).as("at the task").hasSize(2);
        cold.verify();
        assertThat(since(before)).as("after the task").isEmpty();
      }
    }
  }

  @Test
  void aStandbyHasTheNextReadyAfterEachTaskAndLeavesNobody() throws Exception {
    Set<Long> before = children();
    try (StartedCrew standby = StartedCrew.fromStandby(1)) {
      Set<Long> ready = since(before);
      assertThat(ready).hasSize(1);
      standby.run(1000);
      standby.verify();
      assertThat(since(before)).hasSize(1).doesNotContainAnyElementsOf(ready);
    }
    assertThat(since(before)).isEmpty();
  }

  @Test
  void whatATaskLeftIsEndedByClosing() throws Exception {
    Set<Long> before = children();
    try (StartedCrew cold = StartedCrew.cold(1)) {
      cold.run(1000);
    }
    assertThat(since(before)).isEmpty();
  }

  private static Set<Long> since(Set<Long> before) {
    Set<Long> now = children();
    now.removeAll(before);
    return now;
  }

  private static Set<Long> children() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
  }
}
