package io.github.threadsvsprocesses.measure;

import static io.github.threadsvsprocesses.measure.Proposition.DOES_NOT_SCALE;
import static io.github.threadsvsprocesses.measure.Proposition.SCALES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.threadsvsprocesses.crew.CpuWork;
import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.interpreter.Computation;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Real crews, some of which are not what they seem. Beside other tests an answer may well stay
 * open; none may be wrong. (A speed-up faked by a slow first arm is simulated in {@link
 * ScalingMeasurementTest}; a crew that gains 1.2 times is a control of a claim.)
 */
class FoolingTest {
  private static final int WORKERS = 2;

  /** A fifteenth of a claim's time: this tests the instrument, not the machine. */
  private static final Limits SHORT =
      new Limits(Limits.LAPS, Duration.ofMillis(5), Limits.VALID_ROUNDS, Duration.ofSeconds(2));

  @BeforeEach
  void twoCpus() {
    assumeTrue(Machine.here().cpus() >= WORKERS, "needs 2 usable CPUs");
  }

  @Test
  void theLockIsFoundWhereThereIsOneWhateverTheCrewIsCalled() throws Exception {
    try (Crew one = ThreadCrew.start(1);
        Crew free = ThreadCrew.start(WORKERS);
        Crew underTheLock = ThreadCrew.start(WORKERS, Interpreter.withLock());
        Crew without = ThreadCrew.start(WORKERS)) {
      Certificates answers =
          measurement(one, free)
              .ask("2 processes, it says", CpuWork.of(underTheLock), SCALES, DOES_NOT_SCALE)
              .ask("2 threads without it", CpuWork.of(without), SCALES, DOES_NOT_SCALE)
              .run();
      isNot(Answer.HOLDS, answers.of("2 processes, it says", SCALES));
      isNot(Answer.FAILS, answers.of("2 processes, it says", DOES_NOT_SCALE));
      isNot(Answer.FAILS, answers.of("2 threads without it", SCALES));
      isNot(Answer.HOLDS, answers.of("2 threads without it", DOES_NOT_SCALE));
    }
  }

  @Test
  void aProcessCrewThatIsStuckOnOneCpuBesideAHogIsNotSaidToScale() throws Exception {
    try (Crew one = ThreadCrew.start(1);
        Crew free = ThreadCrew.start(WORKERS);
        ProcessCrew crew = ProcessCrew.start(WORKERS);
        ForkedJvm hog = ForkedJvm.start()) {
      for (ForkedJvm child : crew.children()) {
        pinToOneCpu(child);
      }
      pinToOneCpu(hog);
      CompletableFuture<Long> hogging = hog.submit(new ComputesWithoutEnd());
      Certificate certificate =
          measurement(one, free)
              .ask("2 processes on one CPU", CpuWork.of(crew), SCALES)
              .run()
              .of("2 processes on one CPU", SCALES);
      assertThat(hogging).as("the hog").isNotDone();
      hog.kill();
      isNot(Answer.HOLDS, certificate);
    }
  }

  private static ScalingMeasurement measurement(Crew one, Crew free) {
    return ScalingMeasurement.comparing(CpuWork.of(one), CpuWork.of(free), WORKERS).within(SHORT);
  }

  private static void isNot(Answer wrong, Certificate certificate) {
    assertThat(certificate.answer()).as(certificate.inWords()).isNotEqualTo(wrong);
    assertThat(certificate.recompute()).isEqualTo(certificate.answer());
  }

  private static void pinToOneCpu(ForkedJvm child) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/taskset")), "needs taskset");
    Process taskset =
        new ProcessBuilder("taskset", "-a", "-c", "-p", "0", Long.toString(child.pid()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assumeTrue(taskset.waitFor() == 0, "CPU 0 is not one of ours");
  }

  private record ComputesWithoutEnd() implements Task<Long> {
    @Override
    public Long run() throws Exception {
      for (long sum = 0; ; ) {
        sum += Computation.ofUnits(100).run();
        if (sum == 1) {
          return sum;
        }
      }
    }
  }
}
