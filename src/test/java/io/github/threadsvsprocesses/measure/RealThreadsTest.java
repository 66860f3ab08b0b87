package io.github.threadsvsprocesses.measure;

import static io.github.threadsvsprocesses.measure.Answer.FAILS;
import static io.github.threadsvsprocesses.measure.Proposition.DOES_NOT_SCALE;
import static io.github.threadsvsprocesses.measure.Proposition.SCALES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.threadsvsprocesses.interpreter.Computation;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a busy machine an answer may stay open; a wrong one may not be given. */
class RealThreadsTest {
  private static final int WORKERS = 2;

  /**
   * A fifth of a claim's work and a tenth of its time: this tests the instrument, not the machine.
   */
  private static final Limits SHORT =
      new Limits(Duration.ofMillis(10), Limits.VALID_ROUNDS, Duration.ofSeconds(3));

  private final ExecutorService threads = Executors.newFixedThreadPool(WORKERS);

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void theLockIsFoundWhereThereIsOneAndNowhereElse() throws Exception {
    assumeTrue(Machine.here().cpus() >= WORKERS, "needs 2 usable CPUs");
    Certificates answers =
        ScalingMeasurement.comparing(
                arm(Interpreter.withoutLock(), 1), arm(Interpreter.withoutLock(), WORKERS), WORKERS)
            .within(SHORT)
            .ask(
                "2 threads under the interpreter lock",
                arm(Interpreter.withLock(), WORKERS),
                DOES_NOT_SCALE)
            .ask("2 threads without it", arm(Interpreter.withoutLock(), WORKERS), SCALES)
            .run();
    for (Certificate certificate : answers.all()) {
      assertThat(certificate.answer()).as(certificate.inWords()).isNotEqualTo(FAILS);
      assertThat(certificate.recompute()).isEqualTo(certificate.answer());
    }
  }

  private WorkArm arm(Interpreter interpreter, int workers) {
    return totalUnits -> {
      Computation whole = Computation.ofUnits(totalUnits);
      List<Callable<Long>> tasks = new ArrayList<>();
      for (Computation part : whole.inParts(workers)) {
        tasks.add(() -> Interpreter.runIn(interpreter, part::run));
      }
      long sum = 0;
      for (Future<Long> result : threads.invokeAll(tasks)) {
        sum += result.get();
      }
      whole.verify(sum);
    };
  }
}
