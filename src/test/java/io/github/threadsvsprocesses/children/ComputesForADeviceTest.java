package io.github.threadsvsprocesses.children;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.crew.WorkerFailed;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.process.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComputesForADeviceTest {
  private static final int UNITS = 10;

  @Test
  void itComputesOnceAnotherWaits() {
    Interpreter interpreter = Interpreter.withLock();
    Room device = Room.forAll(2);
    try (ThreadCrew threads = ThreadCrew.start(2, interpreter)) {
      List<Sighting> seen =
          threads.runEach(
              List.of(new AsksADevice(device, true), new ComputesForADevice(device, UNITS)));
      assertThat(seen).extracting(Sighting::inside).containsExactly(2, 2);
    }
  }

  @Test
  void whenTheOneThatWouldWaitFailsThatIsToldAndNobodyComputes() {
    Interpreter interpreter = Interpreter.withLock();
    Task<Sighting> fails =
        () -> {
          throw new IllegalStateException("the device is broken");
        };
    try (ThreadCrew threads = ThreadCrew.start(2, interpreter)) {
      List<Task<Sighting>> tasks = List.of(fails, new ComputesForADevice(Room.forAll(2), UNITS));
      assertThatThrownBy(() -> threads.runEach(tasks))
          .isInstanceOf(WorkerFailed.class)
          .hasRootCauseMessage("the device is broken");
    }
    assertThat(interpreter.turns()).isEmpty();
  }
}
