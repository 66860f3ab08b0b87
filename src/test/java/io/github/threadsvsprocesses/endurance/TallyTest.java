package io.github.threadsvsprocesses.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.threadsvsprocesses.claims.CpuRounds;
import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Disturbance;
import io.github.threadsvsprocesses.measure.MeasuredRound;
import io.github.threadsvsprocesses.measure.Proposition;
import io.github.threadsvsprocesses.measure.VoidCause;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TallyTest {
  private static final String PROCESSES = "2 processes";
  private static final Condition CONDITION = new Condition("x", "in words", child -> () -> {});

  @Test
  void whatIsTrueByConstructionIsRightAndItsOppositeWrong() {
    assertThat(wrong(CpuRounds.UNDER_THE_LOCK, Proposition.SCALES, Answer.HOLDS)).isTrue();
    assertThat(wrong(CpuRounds.UNDER_THE_LOCK, Proposition.SCALES, Answer.FAILS)).isFalse();
    assertThat(wrong(CpuRounds.UNDER_THE_LOCK, Proposition.DOES_NOT_SCALE, Answer.FAILS)).isTrue();
    assertThat(wrong(CpuRounds.UNDER_THE_LOCK, Proposition.DOES_NOT_SCALE, Answer.HOLDS)).isFalse();
    assertThat(wrong(CpuRounds.PARTLY_LOCKED, Proposition.SCALES, Answer.HOLDS)).isTrue();
    assertThat(wrong(CpuRounds.PARTLY_LOCKED, Proposition.SCALES, Answer.FAILS)).isFalse();
    assertThat(wrong(PROCESSES, Proposition.SCALES, Answer.FAILS)).isTrue();
    assertThat(wrong(PROCESSES, Proposition.SCALES, Answer.HOLDS)).isFalse();
    assertThat(wrong(PROCESSES, Proposition.DOES_NOT_SCALE, Answer.HOLDS)).isTrue();
    assertThat(wrong(PROCESSES, Proposition.DOES_NOT_SCALE, Answer.FAILS)).isFalse();
    assertThat(wrong(PROCESSES, Proposition.SCALES, Answer.UNDECIDED)).isFalse();
  }

  @Test
  void everyDecisionIsCountedOnceAndTheBoundIsExact() {
    List<Certificate> one =
        List.of(
            certificate(PROCESSES, Proposition.SCALES, Answer.HOLDS, null),
            certificate(PROCESSES, Proposition.DOES_NOT_SCALE, Answer.FAILS, null),
            certificate(PROCESSES, Proposition.SCALES, Answer.UNDECIDED, "needs 2 usable CPUs"));
    Tally tally = Tally.nothingOf(CONDITION, null).and(one, 3).and(one, 4);
    assertThat(tally.runs()).isEqualTo(2);
    assertThat(tally.decisions()).isEqualTo(6);
    assertThat(tally.confirmed()).isEqualTo(2);
    assertThat(tally.refuted()).isEqualTo(2);
    assertThat(tally.stillOpen()).isEqualTo(2);
    assertThat(tally.wrong()).isZero();
    assertThat(tally.seconds()).isEqualTo(7);
    assertThat(tally.undecided()).isEqualTo(Map.of("needs 2 usable CPUs", 2));
    // None of n runs is wrong: the bound is 1 - 0.05^(1/n).
    assertThat(tally.mostOftenWrong()).isCloseTo(1 - Math.pow(0.05, 1 / 2.0), within(1e-9));
    assertThat(Tally.sum(List.of(tally, tally)).decisions()).isEqualTo(12);
    Tally withAnError =
        tally.and(
            List.of(certificate(CpuRounds.UNDER_THE_LOCK, Proposition.SCALES, Answer.HOLDS, null)),
            1);
    assertThat(withAnError.wrong()).isEqualTo(1);
    assertThat(withAnError.runsWithAWrongAnswer()).isEqualTo(1);
    assertThat(withAnError.andBroken("it hung").wrong()).as("is not forgotten").isEqualTo(1);
    assertThat(Tally.sum(List.of(withAnError.andBroken("it hung"), tally)).broken())
        .containsExactly("it hung");
    assertThat(Tally.sum(List.of(tally, withAnError)).wrong()).isEqualTo(1);
  }

  @Test
  void runsThatNeverMeasuredSayNothingOfErrors() {
    Certificate open =
        certificate(PROCESSES, Proposition.SCALES, Answer.UNDECIDED, "needs 2 usable CPUs");
    assertThat(Tally.nothingOf(CONDITION, null).and(List.of(open), 1).mostOftenWrong()).isNull();
  }

  @Test
  void aReasonNamesWhatMostRoundsWereVoidFor() {
    String reason = "no answer within 30 s: 0 valid rounds, 3 void";
    Certificate open = certificate(PROCESSES, Proposition.SCALES, Answer.UNDECIDED, reason);
    assertThat(Tally.nothingOf(CONDITION, null).and(List.of(open), 1).undecided())
        .containsOnlyKeys(
            "no answer within 30 s, for most rounds were void: " + VoidCause.STOLEN.inWords());
  }

  @Test
  void theTableSaysWhatWasNotTriedAndWhy(@TempDir Path folder) throws Exception {
    EnduranceReport report = new EnduranceReport(folder, "2026-01-01T00:00:00Z", 3);
    Tally tried =
        Tally.nothingOf(CONDITION, null)
            .and(List.of(certificate(PROCESSES, Proposition.SCALES, Answer.HOLDS, null)), 60);
    Tally not = Tally.nothingOf(new Condition("y", "a quota", child -> () -> {}), "needs root");
    report.write(List.of(tried, not), true);
    assertThat(Files.readString(folder.resolve(EnduranceReport.TABLE_NAME)))
        .contains("**1 decisions, 1 of them answered, 0 wrong.**")
        .contains("| in words | 1 | 1 | 1 | 1 | 0 | 0 | 0 | 95.00 % |")
        .contains("| a quota | 0 | 0 | 0 | 0 | 0 | 0 | 0 |  |")
        .contains("- a quota: not tried: needs root");
    assertThat(folder.resolve(EnduranceReport.JSON_NAME))
        .content()
        .contains("\"mostOftenWrong\"")
        .contains("\"complete\" : true");
  }

  @Test
  void aRunThatWasStoppedGoesOnWhereItWas(@TempDir Path folder) throws Exception {
    Condition begun = new Condition("y", "begun", child -> () -> {});
    List<Certificate> run = List.of(certificate(PROCESSES, Proposition.SCALES, Answer.HOLDS, null));
    Tally through = Tally.nothingOf(CONDITION, null).and(run, 60).andBroken("it hung");
    Tally half = Tally.nothingOf(begun, null).and(run, 60);
    new EnduranceReport(folder, "2026-01-01T00:00:00Z", 2).write(List.of(through, half), false);
    EnduranceReport later = new EnduranceReport(folder, "2026-01-02T00:00:00Z", 2);
    assertThat(later.goingOn().measuredBefore(CONDITION)).contains(through);
    assertThat(later.goingOn().measuredBefore(begun)).contains(half);
    assertThat(later.measuredBefore(CONDITION)).as("unless it is asked to").isEmpty();
    later.goingOn().write(List.of(through), false);
    assertThat(folder.resolve(EnduranceReport.TABLE_NAME))
        .content()
        .contains("begun 2026-01-01T00:00:00Z");
  }

  @Test
  void onlyARunOfTheSameKindGoesOn(@TempDir Path folder) throws Exception {
    EnduranceReport report = new EnduranceReport(folder, "2026-01-01T00:00:00Z", 2);
    assertThatThrownBy(report::goingOn)
        .isInstanceOf(BadOption.class)
        .hasMessageEndingWith(" to go on with.");
    report.write(List.of(), false);
    assertThatThrownBy(new EnduranceReport(folder, "2026-01-02T00:00:00Z", 1)::goingOn)
        .isInstanceOf(BadOption.class)
        .hasMessageContaining("was of 2 rounds on");
    report.write(List.of(), true);
    assertThatThrownBy(report::goingOn)
        .isInstanceOf(BadOption.class)
        .hasMessageEndingWith("is through with its 2 rounds; -Drounds with more adds to them.");
  }

  @Test
  void moreRoundsAddToARunThatIsThrough(@TempDir Path folder) throws Exception {
    List<Certificate> run = List.of(certificate(PROCESSES, Proposition.SCALES, Answer.HOLDS, null));
    Tally through = Tally.nothingOf(CONDITION, null).and(run, 60);
    new EnduranceReport(folder, "2026-01-01T00:00:00Z", 1).write(List.of(through), true);
    EnduranceReport more = new EnduranceReport(folder, "2026-01-02T00:00:00Z", 3).goingOn();
    assertThat(more.measuredBefore(CONDITION)).contains(through);
  }

  @Test
  void badOptionsGetOneClearLine() {
    Properties properties = new Properties();
    properties.setProperty("rounds", "many");
    assertThatThrownBy(() -> EnduranceOptions.read(properties))
        .isInstanceOf(BadOption.class)
        .hasMessage("-Drounds=many: write a number from 1 to 10000.");
    properties.setProperty("rounds", "2");
    properties.setProperty("conditions", "quiet, loud");
    assertThatThrownBy(() -> EnduranceOptions.read(properties))
        .isInstanceOf(BadOption.class)
        .hasMessageStartingWith(
            "-Dconditions=loud: there is no such condition; there are eight-hogs, four-hogs");
    properties.setProperty("conditions", "quiet");
    for (String option : List.of("resume", "endurance.keep")) {
      properties.setProperty(option, "yes");
      assertThatThrownBy(() -> EnduranceOptions.read(properties))
          .isInstanceOf(BadOption.class)
          .hasMessage("-D" + option + "=yes: write true or false.");
      properties.remove(option);
    }
    EnduranceOptions options = EnduranceOptions.read(properties);
    assertThat(options.conditions()).extracting(Condition::name).containsExactly("quiet");
    assertThat(options.reports()).isEqualTo(Path.of("reports", "partial"));
  }

  @Test
  void aFullRunMayBecomeTheReferenceAndARunOfSomeConditionsMayNot() {
    Properties properties = new Properties();
    properties.setProperty("reports.directory", "elsewhere");
    assertThat(EnduranceOptions.read(properties).reference()).isNull();
    properties.setProperty("endurance.keep", "true");
    assertThat(EnduranceOptions.read(properties).reference())
        .isEqualTo(Path.of("elsewhere", "reference"));
    properties.setProperty("conditions", "quiet");
    assertThatThrownBy(() -> EnduranceOptions.read(properties))
        .isInstanceOf(BadOption.class)
        .hasMessage("-Preference keeps a full endurance run: leave -Dconditions out.");
  }

  @Test
  void theReferenceIsTheTableAndTheDataOfTheRun(@TempDir Path folder) throws Exception {
    EnduranceReport report = new EnduranceReport(folder, "2026-01-01T00:00:00Z", 1);
    report.write(List.of(Tally.nothingOf(CONDITION, "needs root")), true);
    Path reference = folder.resolve("reference");
    report.copyTo(reference);
    report.write(List.of(), true);
    report.copyTo(reference);
    for (String name : List.of("endurance.json", "endurance.md")) {
      assertThat(reference.resolve(name)).hasSameTextualContentAs(folder.resolve(name));
    }
  }

  private static boolean wrong(String crew, Proposition proposition, Answer answer) {
    return Tally.isWrong(certificate(crew, proposition, answer, null));
  }

  private static Certificate certificate(
      String crew, Proposition proposition, Answer answer, @Nullable String reason) {
    MeasuredRound stolen =
        new MeasuredRound(
            2,
            2,
            1,
            1,
            1,
            null,
            new Disturbance(0.5, 0.0, null, null, null, null),
            VoidCause.STOLEN,
            null);
    boolean needs = reason != null && reason.startsWith("needs");
    return new Certificate(
        crew,
        null,
        proposition,
        answer,
        reason,
        1e-5,
        0,
        0,
        needs ? Map.of() : Map.of(VoidCause.STOLEN, 3),
        1,
        2,
        100,
        5,
        50,
        needs ? List.of() : Collections.nCopies(3, stolen),
        List.of(),
        null,
        null);
  }
}
