package io.github.threadsvsprocesses.workload;

import static io.github.threadsvsprocesses.workload.Way.PROCESSES;
import static io.github.threadsvsprocesses.workload.Way.THREADS;
import static io.github.threadsvsprocesses.workload.Way.THREADS_UNDER_THE_LOCK;
import static io.github.threadsvsprocesses.workload.Way.VIRTUAL_THREADS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.Proposition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is shown of a comparison. */
class ChoiceRowTest {
  private static ChoiceRow row(Comparison comparison) {
    return ChoiceRow.of("A kind", comparison);
  }

  @Test
  void whatIsCalledForIsSaid() {
    ChoiceRow waiting = row(MadeUp.comparison(THREADS_UNDER_THE_LOCK, 1.97, 1.95));
    assertThat(waiting.callsFor()).isEqualTo("threads");
    assertThat(waiting.reason()).isNull();
    assertThat(waiting.speedUps())
        .containsOnlyKeys(THREADS_UNDER_THE_LOCK, VIRTUAL_THREADS, PROCESSES);
    assertThat(waiting.speedUps()).containsEntry(PROCESSES, new ChoiceRow.SpeedUp(1.95, null));
    assertThat(row(MadeUp.comparison(THREADS, 0.99, 1.9)).callsFor()).isEqualTo("processes");
  }

  @Test
  void whatIsUndecidedSaysWhyOnceAlthoughSeveralQuestionsAreOpen() {
    ChoiceRow open = row(MadeUp.undecided(THREADS));
    assertThat(open.undecided()).isTrue();
    assertThat(open.callsFor())
        .isEqualTo("undecided, because needs 2 usable CPUs, this machine has 1");
  }

  /** Half of an answer is none: threads are refuted, whether it is processes is open. */
  @Test
  void aRefutedChoiceBesideAnOpenOneIsUndecided() {
    Comparison half =
        MadeUp.comparison(
            THREADS,
            List.of(
                MadeUp.certificate(THREADS, null, Proposition.SCALES, Answer.FAILS, 1.0),
                MadeUp.certificate(
                    THREADS, null, Proposition.DOES_NOT_SCALE, Answer.UNDECIDED, 1.0),
                MadeUp.certificate(PROCESSES, null, Proposition.SCALES, Answer.HOLDS, 1.9),
                MadeUp.certificate(
                    PROCESSES, THREADS, Proposition.HARDLY_FASTER, Answer.FAILS, 1.9)));
    assertThat(row(half).undecided()).isTrue();
    assertThat(row(half).callsFor())
        .startsWith("not threads, else undecided, because needs 2 usable CPUs");
  }

  @Test
  void whatIsDecidedAndNeitherSaysWhichWay() {
    assertThat(row(MadeUp.comparison(THREADS, 1.5, 2.0)).callsFor())
        .isEqualTo("neither: threads gain, and processes take less than 0.8 of their time");
    assertThat(row(MadeUp.comparison(THREADS, 1.2, 1.9)).callsFor())
        .isEqualTo("neither: threads gain by adding workers, but not enough");
    assertThat(row(MadeUp.comparison(THREADS, 1.0, 1.0)).callsFor())
        .isEqualTo("neither: nothing gains enough by adding workers");
  }
}
