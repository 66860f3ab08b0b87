package io.github.threadsvsprocesses.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.crew.VirtualThreads;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.process.Task;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Real crews beside other tests: an answer may stay open, and must not be a false one. Computing is
 * for the claims of {@code choice}, which have the machine for themselves.
 */
class ThreadsOrProcessesTest {
  private static Crews crews;

  @BeforeAll
  static void start() {
    crews = Crews.start();
  }

  @AfterAll
  static void end() {
    crews.close();
  }

  @Test
  void waitingNeverCallsForProcesses() throws Exception {
    Comparison waiting =
        ThreadsOrProcesses.underTheInterpreterLock(crews)
            .compare(Workload.of("waits of 3 ms", new Waits(3)));
    assertThat(waiting.answer(Choice.THREADS)).isNotEqualTo(Answer.FAILS);
    assertThat(waiting.answer(Choice.PROCESSES)).isNotEqualTo(Answer.HOLDS);
    assertThat(waiting.mostlyWaits()).isTrue();
    assertThat(waiting.taskMillis()).isGreaterThan(2.9);
    assertThat(waiting.speedUps().containsKey(Way.VIRTUAL_THREADS))
        .isEqualTo(VirtualThreads.exist());
  }

  @Test
  void whoAsksForNothingIsTold() {
    assertThatThrownBy(
            () ->
                ThreadsOrProcesses.by(crews)
                    .compare(Workload.of("waits", new Waits(2)), EnumSet.noneOf(Choice.class)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no choice is asked about; expected one or both of [THREADS, PROCESSES]");
  }

  /** Waits, and lets go of the lock meanwhile. */
  record Waits(int millis) implements Task<Integer> {
    @Override
    public Integer run() throws Exception {
      return Interpreter.current()
          .releaseWhile(
              () -> {
                TimeUnit.MILLISECONDS.sleep(millis);
                return millis;
              });
    }
  }
}
