package io.github.threadsvsprocesses.bench.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.bench.CpuCrew;
import io.github.threadsvsprocesses.bench.runner.OurDecision.Finding;
import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.Machine;
import io.github.threadsvsprocesses.measure.Proposition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our answers beside JMH's scores, by figures that are made up. */
class VerdictTimeTest {
  /** What one worker's work takes in ms; the crews' are chosen around it. */
  private static final Map<CpuCrew, Double> TIMES =
      Map.of(
          CpuCrew.ONE_WORKER, 100.0,
          CpuCrew.WITHOUT_LOCK, 50.0,
          CpuCrew.UNDER_THE_LOCK, 125.0,
          CpuCrew.PROCESSES, 80.0);

  private final List<Agreement> found = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final List<String> console = new ArrayList<>();
  @TempDir Path folder;

  @Test
  void jmhRepeatsTheWorkOfOurDecisionAsOftenAndIsComparedWithItEachRound() {
    RowResult result = contest(JmhTerms.OURS, TIMES, () -> decided(8));
    assertThat(result.broken()).isFalse();
    assertThat(result.ours()).isEqualTo(8);
    assertThat(result.rounds()).hasSize(2);
    assertThat(asked).containsExactly("OURS 4000 units 21 runs", "OURS 4000 units 21 runs");
    assertThat(found).hasSize(6).extracting(Agreement::row).containsOnly("verdict.time");
    assertThat(found.get(0).crew()).isEqualTo("2 threads under the interpreter lock");
    assertThat(found.get(0).verdict()).isEqualTo("0.800 is at most 1.10: they agree");
    assertThat(found.get(1).verdict()).isEqualTo("2.00 is at least 1.40: they agree");
    assertThat(found.get(2).inWords())
        .isEqualTo(
            "verdict.time: 2 processes, each under a lock of its own: ours 1.90, scales: holds;"
                + " JMH, as many runs as long 1.25 is below 1.40: they DISAGREE");
  }

  /** At its defaults JMH counts runs in a second: more of them is faster. */
  @Test
  void theDefaultsScoresAreRates() {
    Map<CpuCrew, Double> rates =
        Map.of(
            CpuCrew.ONE_WORKER, 10.0,
            CpuCrew.WITHOUT_LOCK, 20.0,
            CpuCrew.UNDER_THE_LOCK, 9.0,
            CpuCrew.PROCESSES, 18.0);
    contest(JmhTerms.DEFAULTS, rates, () -> decided(8));
    assertThat(found.subList(0, 3)).extracting(Agreement::jmh).containsExactly(0.9, 2.0, 1.8);
    assertThat(found).extracting(Agreement::agrees).containsOnly(true);
  }

  @ParameterizedTest
  @CsvSource({
    "SCALES, HOLDS, 1.4, true",
    "SCALES, HOLDS, 1.39, false",
    "SCALES, FAILS, 1.39, true",
    "SCALES, FAILS, 1.4, false",
    "DOES_NOT_SCALE, HOLDS, 1.1, true",
    "DOES_NOT_SCALE, HOLDS, 1.11, false",
    "DOES_NOT_SCALE, FAILS, 1.11, true",
    "DOES_NOT_SCALE, FAILS, 1.1, false",
    "SCALES, UNDECIDED, 1.9, ",
  })
  void theyAgreeWhenBothAreOnOneSideOfTheBound(
      Proposition proposition, Answer answer, double jmh, @Nullable Boolean agrees) {
    Agreement agreement =
        Agreement.of(
            "verdict.time",
            JmhTerms.OURS,
            new Finding(CpuCrew.PROCESSES, proposition, answer, 1.2, 20, 20),
            jmh);
    assertThat(agreement.agrees()).isEqualTo(agrees);
  }

  @Test
  void withoutAnAnswerThereIsNoTimeToItButWhatWasSeen() {
    Finding open =
        new Finding(CpuCrew.PROCESSES, Proposition.SCALES, Answer.UNDECIDED, null, 400, 0);
    RowResult result =
        contest(JmhTerms.OURS, TIMES, () -> new OurDecision(30, 4000, List.of(open)));
    assertThat(result.ours()).isNull();
    assertThat(result.ratio()).isNull();
    assertThat(result.missing())
        .isEqualTo(
            "no answer about 2 processes, each under a lock of its own after 400 rounds, of which 0"
                + " were valid");
    assertThat(result.broken()).isFalse();
    assertThat(found).singleElement().extracting(Agreement::agrees).isNull();
    assertThat(found.get(0).verdict()).isEqualTo("1.25 is below 1.40: we have no answer");
  }

  @Test
  void whereWeCannotAskJmhIsNotAskedEither() {
    RowResult result =
        contest(
            JmhTerms.OURS,
            TIMES,
            () -> {
              throw new NotHere("needs 2 usable CPUs, this machine has 1");
            });
    assertThat(result.missing()).isEqualTo("needs 2 usable CPUs, this machine has 1");
    assertThat(result.broken()).isFalse();
    assertThat(asked).isEmpty();
    assertThat(found).isEmpty();
  }

  @Test
  void aCrewWithoutAScoreBreaksTheRow() {
    RowResult result = contest(JmhTerms.OURS, Map.of(CpuCrew.ONE_WORKER, 1.0), () -> decided(8));
    assertThat(result.broken()).isTrue();
    assertThat(result.missing()).contains("JMH gave no score of UNDER_THE_LOCK");
  }

  @Test
  void whatBothSaidIsWrittenReadAndOnThePage() throws IOException {
    RowResult row = contest(JmhTerms.OURS, TIMES, () -> decided(8));
    Performance performance =
        new Performance(
            Performance.FORMAT_VERSION,
            "2026-11-22T10:00:00Z",
            Machine.here(),
            null,
            false,
            List.of(row),
            found);
    ReportFiles files = new ReportFiles(folder);
    files.writeJson(ReportFiles.PERFORMANCE, performance);
    assertThat(files.read()).contains(performance);
    assertThat(Page.of(performance, List.of()))
        .contains(
            "answer a wider question",
            "| verdict.time | 2 processes, each under a lock of its own | 1.90 | scales: holds |"
                + " 1.25 | 1.25 is below 1.40: they DISAGREE |");
  }

  /** As it was before there was such a comparison. */
  @Test
  void anOlderFileHasNone() throws IOException {
    Files.writeString(
        folder.resolve(ReportFiles.PERFORMANCE),
        """
        {"formatVersion": 1, "startedAt": "2026-11-22T10:00:00Z", "cpython": null, "partial": false,
         "machine": {"os": "Linux", "arch": "amd64", "cpus": 2, "jdk": "17"}, "rows": []}
        """);
    Performance old = new ReportFiles(folder).read().orElseThrow();
    assertThat(old.agreement()).isEmpty();
    assertThat(Page.of(old, List.of())).doesNotContain("judged by JMH");
  }

  private RowResult contest(JmhTerms terms, Map<CpuCrew, Double> scores, VerdictTime.Ours ours) {
    VerdictTime time =
        new VerdictTime(
            "verdict.time",
            terms,
            ours,
            (each, totalUnits, runs) -> {
              asked.add(each + " " + totalUnits + " units " + runs + " runs");
              return scores;
            },
            found::add);
    Row row =
        new Row(
            "verdict.time",
            "a question",
            "s",
            Better.LESS,
            null,
            time.ours(),
            terms.inWords(),
            time.theirs());
    return Contest.hold(row, 2, console::add);
  }

  private static OurDecision decided(double seconds) {
    return new OurDecision(
        seconds,
        4000,
        List.of(
            holds(CpuCrew.UNDER_THE_LOCK, Proposition.DOES_NOT_SCALE, 0.98),
            holds(CpuCrew.WITHOUT_LOCK, Proposition.SCALES, 1.95),
            holds(CpuCrew.PROCESSES, Proposition.SCALES, 1.9)));
  }

  private static Finding holds(CpuCrew crew, Proposition proposition, double speedUp) {
    return new Finding(crew, proposition, Answer.HOLDS, speedUp, 21, 20);
  }
}
