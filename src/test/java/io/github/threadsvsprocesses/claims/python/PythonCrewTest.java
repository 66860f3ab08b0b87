package io.github.threadsvsprocesses.claims.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.threadsvsprocesses.claims.python.PythonCrew.Kind;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.measure.WorkArm;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Crews of CPython do their work, and those that are not what they are called are found out. */
class PythonCrewTest {
  private static final int WORKERS = 2;
  private static final int UNITS = 500;

  private final CPython python = CPython.here().get(0);

  @BeforeEach
  void aCPython() {
    assumeTrue(python.isUsable(), "needs a CPython");
  }

  @ParameterizedTest
  @EnumSource(PythonWork.class)
  void threadsDoEveryKindOfWork(PythonWork work) {
    try (PythonCrew crew = PythonCrew.ofThreads(python, WORKERS, work)) {
      crew.run(WORKERS + 1);
      crew.verify();
      assertThat(crew.cpusUsed()).hasSize(1);
    }
  }

  @Test
  void processesAndProgramsDoTheSameWork() {
    try (PythonCrew processes = PythonCrew.ofProcesses(python, WORKERS, PythonWork.REMAINDERS);
        PythonCrew programs = PythonCrew.ofPrograms(python, WORKERS, PythonWork.REMAINDERS)) {
      for (PythonCrew crew : List.of(processes, programs)) {
        crew.run(UNITS);
        crew.verify();
      }
      assertThatCode(() -> processes.verifyAccount(programs)).doesNotThrowAnyException();
    }
  }

  @Test
  void someOfTheWorkersDoTheWorkOfASmallerCrew() throws Exception {
    try (PythonCrew threads = PythonCrew.ofThreads(python, WORKERS, PythonWork.REMAINDERS);
        PythonCrew processes = PythonCrew.ofProcesses(python, WORKERS, PythonWork.REMAINDERS)) {
      for (PythonCrew crew : List.of(threads, processes)) {
        for (int size : List.of(1, WORKERS, 1)) {
          WorkArm some = crew.first(size);
          some.run(UNITS);
          some.verify();
        }
      }
    }
  }

  @Test
  void threadsThatAreProcessesAreFoundOut() {
    try (PythonCrew crew = lying(Kind.THREADS, "openly")) {
      crew.run(WORKERS);
      assertThatThrownBy(crew::verify)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("THREADS were asked for, of process [" + crew.pid() + "]");
    }
  }

  /** They name themselves, and threads that are there; but the CPU time went to others. */
  @Test
  void threadsThatForgeWhoTheyAreAreFoundOutByTheSystemsAccount() {
    try (PythonCrew oneWorker = PythonCrew.ofThreads(python, 1, PythonWork.REMAINDERS);
        PythonCrew crew = lying(Kind.THREADS, "forged")) {
      assumeTrue(
          ProcessHandle.current().info().totalCpuDuration().isPresent(),
          "needs a system that accounts CPU time");
      for (long units = 0; !oneWorker.isAccountedFor(units); units += UNITS) {
        for (PythonCrew each : List.of(oneWorker, crew)) {
          each.run(UNITS);
          each.verify();
        }
      }
      assertThatThrownBy(() -> crew.verifyAccount(oneWorker))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageEndingWith("who did their work?");
    }
  }

  @Test
  void processesThatAreThreadsAreFoundOut() {
    try (PythonCrew crew = lying(Kind.PROCESSES, "forged")) {
      crew.run(WORKERS);
      assertThatThrownBy(crew::verify)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("PROCESSES were asked for");
    }
  }

  @Test
  void workThatIsLeftOutIsNoticed() {
    try (PythonCrew crew = lying(Kind.THREADS, "lazily")) {
      crew.run(2 * WORKERS);
      assertThatThrownBy(crew::verify)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageEndingWith("work was skipped, repeated or broken");
    }
  }

  private PythonCrew lying(Kind kind, String how) {
    PythonWork work = PythonWork.REMAINDERS;
    return new PythonCrew(
        work,
        python.hasLock(),
        kind,
        List.of(python.start("lying_crew", WORKERS, work.kind(), how)),
        WORKERS);
  }
}
