package io.github.threadsvsprocesses.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnfairLockTest {
  private final Interpreter interpreter = Interpreter.withUnfairLock();

  @Test
  void atACheckpointTheHoldersNextTurnBeginsAndWhoQueuesQueuesOn() throws Exception {
    try (Threads threads = new Threads()) {
      interpreter.compute(
          () -> {
            Thread other = threads.start("other", () -> interpreter.compute(() -> 1));
            Threads.await("the other queues", () -> interpreter.hasQueued(other));
            assertThat(interpreter.checkpoint()).isTrue();
            assertThat(interpreter.checkpoint()).isTrue();
            assertThat(interpreter.hasQueued(other)).isTrue();
            assertThat(interpreter.isInside()).isTrue();
            return 1;
          });
      threads.join();
    }
    String self = Thread.currentThread().getName();
    assertThat(interpreter.turns())
        .extracting(Turn::thread)
        .containsExactly(self, self, self, "other");
    assertThat(interpreter.peakInside()).isEqualTo(1);
    assertThat(interpreter.inside()).isZero();
  }

  @Test
  void whoWaitsLetsGo() throws Exception {
    try (Threads threads = new Threads()) {
      interpreter.compute(
          () -> {
            Thread other = threads.start("other", () -> interpreter.compute(() -> 1));
            Threads.await("the other queues", () -> interpreter.hasQueued(other));
            interpreter.checkpoint();
            interpreter.releaseWhile(
                () -> {
                  threads.join();
                  return 1;
                });
            return 1;
          });
    }
    assertThat(interpreter.peakInside()).isEqualTo(1);
    assertThat(interpreter.inside()).isZero();
  }

  @Test
  void aloneNoTurnEndsAtACheckpoint() throws Exception {
    interpreter.compute(() -> assertThat(interpreter.checkpoint()).isFalse());
    assertThat(interpreter.turns()).hasSize(1);
  }
}
