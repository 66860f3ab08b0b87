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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Crews that are not what they seem. On a busy machine an answer may stay open; none may be fooled.
 * (A speed-up faked by a slow first arm, and a crew that scales 1.2 times to the hair, are
 * simulated in {@link ScalingMeasurementTest}.)
 */
class FoolingTest {
  private static final int WORKERS = 2;

  /**
   * A fifth of a claim's work and a tenth of its time: this tests the instrument, not the machine.
   */
  private static final Limits SHORT =
      new Limits(Duration.ofMillis(10), Limits.VALID_ROUNDS, Duration.ofSeconds(3));

  @BeforeEach
  void twoCpus() {
    assumeTrue(Machine.here().cpus() >= WORKERS, "needs 2 usable CPUs");
  }

  @Test
  void aProcessCrewThatIsSecretlyThreadsUnderTheLockDoesNotScale() throws Exception {
    try (Crew crew = ThreadCrew.start(WORKERS, Interpreter.withLock())) {
      Certificate certificate = ask("2 processes, it says", CpuWork.of(crew), SCALES);
      assertThat(certificate.answer()).as(certificate.inWords()).isNotEqualTo(Answer.HOLDS);
    }
  }

  /** Two thirds of its work are done under a lock: by Amdahl's law two workers gain 1.2 times. */
  @Test
  void aCrewThatScalesALittleIsNeitherSaidToScaleNorNotTo() throws Exception {
    Interpreter lock = Interpreter.withLock();
    try (Crew crew = ThreadCrew.start(WORKERS)) {
      WorkArm arm =
          units -> {
            Computation whole = Computation.ofUnits(units);
            List<PartlyLocked> parts =
                whole.inParts(WORKERS).stream().map(part -> new PartlyLocked(lock, part)).toList();
            whole.verify(crew.runEach(parts).stream().mapToLong(Long::longValue).sum());
          };
      Certificate scales = ask("2 threads, partly locked", arm, SCALES);
      assertThat(scales.answer()).as(scales.inWords()).isNotEqualTo(Answer.HOLDS);
      Certificate does = ask("2 threads, partly locked", arm, DOES_NOT_SCALE);
      assertThat(does.answer()).as(does.inWords()).isNotEqualTo(Answer.HOLDS);
    }
  }

  @Test
  void aProcessCrewThatIsStuckOnOneCpuBesideAHogDoesNotScale() throws Exception {
    try (ProcessCrew crew = ProcessCrew.start(WORKERS);
        ForkedJvm hog = ForkedJvm.start()) {
      for (ForkedJvm child : crew.children()) {
        pinToOneCpu(child);
      }
      pinToOneCpu(hog);
      CompletableFuture<Long> hogging = hog.submit(new ComputesWithoutEnd());
      Certificate certificate = ask("2 processes on one CPU", CpuWork.of(crew), SCALES);
      assertThat(hogging).as("the hog").isNotDone();
      hog.kill();
      assertThat(certificate.answer()).as(certificate.inWords()).isNotEqualTo(Answer.HOLDS);
    }
  }

  private static Certificate ask(String crew, WorkArm arm, Proposition proposition)
      throws Exception {
    try (Crew one = ThreadCrew.start(1);
        Crew free = ThreadCrew.start(WORKERS)) {
      return ScalingMeasurement.comparing(CpuWork.of(one), CpuWork.of(free), WORKERS)
          .within(SHORT)
          .ask(crew, arm, proposition)
          .run()
          .of(crew, proposition);
    }
  }

  private static void pinToOneCpu(ForkedJvm child) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/taskset")), "needs taskset");
    Process taskset =
        new ProcessBuilder("taskset", "-a", "-c", "-p", "0", Long.toString(child.pid()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assumeTrue(taskset.waitFor() == 0, "CPU 0 is not one of ours");
  }

  private record PartlyLocked(Interpreter lock, Computation part) implements Task<Long> {
    @Override
    public Long run() throws Exception {
      List<Computation> thirds = part.inParts(3);
      long sum = thirds.get(0).run();
      return Interpreter.runIn(lock, () -> thirds.get(1).run() + thirds.get(2).run()) + sum;
    }
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
