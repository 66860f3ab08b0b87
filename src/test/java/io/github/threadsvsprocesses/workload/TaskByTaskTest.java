package io.github.threadsvsprocesses.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.interpreter.Steps;
import io.github.threadsvsprocesses.measure.WorkArm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Work of any size, handed over in tasks of any size; each arm looks at its results itself. */
class TaskByTaskTest {
  @ParameterizedTest
  @CsvSource({"1000, 100", "1000, 300", "1001, 7.5", "1, 100", "5, 1", "3, 0.5"})
  void allOfTheWorkIsDoneHoweverItIsCut(long units, double stepsOfEach) throws Exception {
    try (Crew crew = ThreadCrew.start(2)) {
      for (TaskByTask arm : List.of(TaskByTask.of(crew, stepsOfEach), TaskByTask.atOnce(crew))) {
        arm.run(units);
        arm.verify();
        assertThat(arm.parts().stream().mapToLong(DoesSteps::count).sum()).isEqualTo(units);
      }
    }
  }

  @Test
  void thereAreAsManyTasksAsFitIn() throws Exception {
    try (Crew crew = ThreadCrew.start(2)) {
      TaskByTask arm = TaskByTask.of(crew, 300);
      arm.run(1000);
      assertThat(arm.parts()).as("three tasks for two workers").hasSize(6);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 1000})
  void theCallerDoesItWhereItIs(long units) throws Exception {
    WorkArm arm = TaskByTask.inTheCaller();
    arm.run(units);
    arm.verify();
  }

  @Test
  void skippedWorkIsNoticed() {
    List<DoesSteps> given = List.of(new DoesSteps(1, 9), new DoesSteps(2, 10));
    long right = Steps.known(9).applyAsLong(1);
    long tooFew = Steps.known(9).applyAsLong(2);
    assertThatThrownBy(() -> TaskByTask.areRight(given, List.of(right, tooFew)))
        .hasMessageContaining("DoesSteps[seed=2, count=10] gave " + tooFew)
        .hasMessageContaining("steps were skipped or broken");
  }
}
