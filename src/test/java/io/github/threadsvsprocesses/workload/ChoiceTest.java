package io.github.threadsvsprocesses.workload;

import static io.github.threadsvsprocesses.measure.Answer.FAILS;
import static io.github.threadsvsprocesses.measure.Answer.HOLDS;
import static io.github.threadsvsprocesses.measure.Answer.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.ScalingMeasurement.Answers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known of a choice by what is known of threads and of processes. */
class ChoiceTest {
  private static final String THREADS = "2 threads";
  private static final String PROCESSES = "2 processes";

  @ParameterizedTest
  @EnumSource(Choice.class)
  void aChoiceHoldsWhenBothReasonsDoAndFailsWhenOneDoes(Choice choice) {
    assertThat(answer(choice, HOLDS, HOLDS)).isEqualTo(HOLDS);
    assertThat(answer(choice, HOLDS, UNDECIDED)).isEqualTo(UNDECIDED);
    assertThat(answer(choice, UNDECIDED, HOLDS)).isEqualTo(UNDECIDED);
    assertThat(answer(choice, FAILS, UNDECIDED)).isEqualTo(FAILS);
    assertThat(answer(choice, UNDECIDED, FAILS)).isEqualTo(FAILS);
  }

  /** A twin must not be refused for what its processes do, while its threads are not looked at. */
  @ParameterizedTest
  @EnumSource(Choice.class)
  void nothingIsLeftToAskOnceItIsKnownAndOfThreadsWhy(Choice choice) {
    assertThat(isSettled(choice, HOLDS, HOLDS)).isTrue();
    assertThat(isSettled(choice, FAILS, UNDECIDED)).isTrue();
    assertThat(isSettled(choice, HOLDS, FAILS)).isTrue();
    assertThat(isSettled(choice, UNDECIDED, FAILS)).isFalse();
    assertThat(isSettled(choice, HOLDS, UNDECIDED)).isFalse();
    assertThat(isSettled(choice, UNDECIDED, UNDECIDED)).isFalse();
  }

  private static Answer answer(Choice choice, Answer ofThreads, Answer ofProcesses) {
    return choice.answer(answers(ofThreads, ofProcesses), THREADS, PROCESSES);
  }

  private static boolean isSettled(Choice choice, Answer ofThreads, Answer ofProcesses) {
    return choice.isSettled(answers(ofThreads, ofProcesses), THREADS, PROCESSES);
  }

  private static Answers answers(Answer ofThreads, Answer ofProcesses) {
    return (crew, proposition) -> crew.equals(THREADS) ? ofThreads : ofProcesses;
  }
}
