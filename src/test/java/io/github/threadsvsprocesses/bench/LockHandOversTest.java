package io.github.threadsvsprocesses.bench;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

/** Every hand-over that is timed has been seen. */
class LockHandOversTest {
  private static final int A_FEW = 50;

  @Test
  void theInterpreterLockGoesFromThreadToThread() {
    handsOver(LockHandOvers.ofTheInterpreter());
  }

  @Test
  void aFairLockGoesFromThreadToThread() {
    handsOver(LockHandOvers.ofAFairLock());
  }

  private static void handsOver(LockHandOvers threads) {
    try (threads) {
      assertThatCode(
              () -> {
                threads.run(A_FEW);
                threads.run(A_FEW);
              })
          .doesNotThrowAnyException();
    }
  }
}
