package io.github.threadsvsprocesses.workload;

import static io.github.threadsvsprocesses.workload.Way.PROCESSES;
import static io.github.threadsvsprocesses.workload.Way.THREADS;
import static io.github.threadsvsprocesses.workload.Way.THREADS_UNDER_THE_LOCK;
import static io.github.threadsvsprocesses.workload.Way.VIRTUAL_THREADS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.Proposition;
import io.github.threadsvsprocesses.measure.Undecided;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  @Test
  void threadsThatGainAsMuchAsProcessesAreTheChoice() {
    Comparison waiting = MadeUp.comparison(THREADS_UNDER_THE_LOCK, 1.97, 1.95);
    assertThat(waiting.answer(Choice.THREADS)).isEqualTo(Answer.HOLDS);
    assertThat(waiting.answer(Choice.PROCESSES)).isEqualTo(Answer.FAILS);
    assertThat(waiting.choice()).isEqualTo(Choice.THREADS);
    assertThat(waiting.whyNot(Choice.THREADS)).isEmpty();
  }

  @Test
  void processesThatGainWhereThreadsDoNotAreTheChoice() {
    Comparison computing = MadeUp.comparison(THREADS_UNDER_THE_LOCK, 0.99, 1.9);
    assertThat(computing.choice()).isEqualTo(Choice.PROCESSES);
    assertThat(computing.answer(Choice.THREADS)).isEqualTo(Answer.FAILS);
    assertThat(computing.whyNot(Choice.THREADS))
        .contains("2 threads under the interpreter lock: 0.99 times one worker")
        .contains("2 processes: 1.92 times 2 threads under the interpreter lock")
        .contains("is hardly faster: fails");
  }

  /** What is open says nothing against a choice that is refused for another reason. */
  @Test
  void whyAChoiceIsNotCalledForAreItsReasonsThatFail() {
    Comparison halfKnown =
        MadeUp.comparison(
            THREADS,
            List.of(
                MadeUp.certificate(THREADS, null, Proposition.SCALES, Answer.UNDECIDED, 1.0),
                MadeUp.certificate(PROCESSES, null, Proposition.SCALES, Answer.HOLDS, 1.9),
                MadeUp.certificate(
                    PROCESSES, THREADS, Proposition.HARDLY_FASTER, Answer.FAILS, 1.9)));
    assertThat(halfKnown.whyNot(Choice.THREADS))
        .startsWith("2 processes: ")
        .doesNotContain("scales");
    assertThatThrownBy(() -> halfKnown.threadsAgreeWith(Choice.THREADS))
        .isInstanceOf(Undecided.class)
        .hasMessageContaining("needs 2 usable CPUs");
    assertThat(MadeUp.comparison(THREADS, 1.9, 1.9).threadsAgreeWith(Choice.THREADS)).isTrue();
    assertThat(MadeUp.comparison(THREADS, 1.0, 1.9).threadsAgreeWith(Choice.THREADS)).isFalse();
  }

  /** Both gain, but the processes more than a fifth: neither choice is as the article has it. */
  @Test
  void whereThreadsGainAndProcessesFarMoreItIsNeither() {
    Comparison both = MadeUp.comparison(THREADS, 1.5, 2.0);
    assertThat(both.choice()).isNull();
    assertThat(both.callsFor(Choice.THREADS)).isFalse();
    assertThat(both.callsFor(Choice.PROCESSES)).isFalse();
  }

  @Test
  void whereNobodyGainsItIsNeither() {
    assertThat(MadeUp.comparison(THREADS, 1.0, 1.0).choice()).isNull();
  }

  @Test
  void aMachineThatAllowsNoAnswerLeavesItOpenAndSaysWhy() {
    Comparison open = MadeUp.undecided(THREADS);
    assertThat(open.choice()).isNull();
    assertThatThrownBy(() -> open.callsFor(Choice.THREADS))
        .isInstanceOf(Undecided.class)
        .hasMessage("needs 2 usable CPUs, this machine has 1");
  }

  /** One reason that fails is enough to know. */
  @Test
  void aRefutedReasonDecidesWhateverElseIsOpen() {
    Comparison half =
        MadeUp.comparison(
            THREADS,
            List.of(
                MadeUp.certificate(THREADS, null, Proposition.SCALES, Answer.FAILS, 1.0),
                MadeUp.certificate(
                    THREADS, null, Proposition.DOES_NOT_SCALE, Answer.UNDECIDED, 1.0),
                MadeUp.certificate(PROCESSES, null, Proposition.SCALES, Answer.HOLDS, 1.9),
                MadeUp.certificate(PROCESSES, null, Proposition.DOES_NOT_SCALE, Answer.FAILS, 1.9),
                MadeUp.certificate(
                    PROCESSES, THREADS, Proposition.HARDLY_FASTER, Answer.UNDECIDED, 1.9)));
    assertThat(half.answer(Choice.THREADS)).isEqualTo(Answer.FAILS);
    assertThat(half.answer(Choice.PROCESSES)).isEqualTo(Answer.UNDECIDED);
  }

  @Test
  void itSaysWhatEachWayGave() {
    Comparison waiting = MadeUp.comparison(THREADS_UNDER_THE_LOCK, 1.97, 1.95);
    assertThat(waiting.speedUps())
        .containsOnlyKeys(THREADS_UNDER_THE_LOCK, VIRTUAL_THREADS, PROCESSES);
    assertThat(waiting.inWords())
        .isEqualTo(
            "made-up work: a task takes one worker 2.00 ms, mostly waiting; beside one worker:"
                + " 2 threads under the interpreter lock 1.97 times, 2 virtual threads 1.90 times,"
                + " 2 processes 1.95 times");
    assertThat(MadeUp.undecided(THREADS).inWords()).contains("2 virtual threads 1.90 times");
  }

  @Test
  void plainJacksonWritesItAndReadsItBack() throws Exception {
    Comparison computing = MadeUp.comparison(THREADS, 1.0, 1.9);
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readValue(json.writeValueAsString(computing), Comparison.class))
        .isEqualTo(computing);
  }
}
