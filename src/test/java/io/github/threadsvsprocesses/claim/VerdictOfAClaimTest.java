package io.github.threadsvsprocesses.claim;

import static io.github.threadsvsprocesses.claim.SpecificationRun.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.verdict.Verdict;
import io.github.threadsvsprocesses.verdict.Verdicts.ControlOutcome;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Runs small specifications, most of them wrong, and sees what is said of each. */
class VerdictOfAClaimTest {
  private static final String ARTICLE = article("a.claim");

  @Test
  void isConfirmedWhenTheCheckPassesAndTheControlIsRefused() throws IOException {
    SpecificationRun run = SpecificationRun.of(ARTICLE, Sound.class);
    RuntimeVerdict verdict = run.of("a.claim");
    assertThat(verdict.verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(verdict.reason()).isNull();
    assertThat(verdict.controls())
        .singleElement()
        .satisfies(
            control -> {
              assertThat(control.outcome()).isEqualTo(ControlOutcome.REFUSED);
              assertThat(control.name()).isEqualTo("Control: The world where it is false");
              assertThat(control.message()).isEqualTo("the number is 2");
            });
    assertThat(run.complaints()).isEmpty();
    assertThat(run.verdicts().partial()).as("no suite was run").isTrue();
    assertThat(run.console()).contains("[1/1] a.claim").contains("confirmed (");
  }

  @Test
  void comesWithWhatItsChecksAndControlsTold() throws IOException {
    RuntimeVerdict verdict = SpecificationRun.of(ARTICLE, Telling.class).of("a.claim");
    assertThat(verdict.checks().get(0).story())
        .containsExactly("Given a number", "The number: 1", "Then it is 1");
    assertThat(verdict.controls().get(0).story())
        .containsExactly("Given another number", "Then the judgement refused it: the number is 2");
  }

  /** Half a surrogate pair, as a cut leaves it, would keep the whole file from being written. */
  @Test
  void isWrittenWhateverAWorldSays() throws IOException {
    SpecificationRun run = SpecificationRun.of(ARTICLE, Hostile.class);
    RuntimeVerdict verdict = run.of("a.claim");
    assertThat(verdict.verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(verdict.checks().get(0).message()).startsWith("␛[31m").contains("more characters");
    assertThat(verdict.checks().get(0).story())
        .hasSize(200)
        .allMatch(line -> line.length() < 2_100)
        .endsWith("Then a thousand lines were told");
    assertThat(verdict.controls().get(0).message())
        .startsWith("the number is 😀😀")
        .hasSizeLessThan(2_100);
    assertThat(run.console()).doesNotContain("\u001b");
  }

  @Test
  void isRefutedWhenACheckFails() throws IOException {
    SpecificationRun run = SpecificationRun.of(ARTICLE, Refuted.class);
    assertThat(run.of("a.claim").verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(run.complaints())
        .containsExactly("Claim a.claim is refuted: 'Check: It is so' failed: the number is 3");
  }

  @Test
  void isOpenWhenAControlIsNotRefused() throws IOException {
    assertBroken(
        BlindProbe.class,
        "not refused: the judgement accepts a world in which the claim is false; it should have"
            + " said 'the number is'");
  }

  @Test
  void isOpenWhenAControlIsRefusedForAnotherReason() throws IOException {
    assertBroken(
        OtherReason.class,
        "refused for another reason: it should have said 'the number is' but said 'the word is x'");
  }

  @Test
  void isOpenWhenAControlBreaks() throws IOException {
    assertBroken(
        BrokenControl.class,
        "not refused: it broke with NullPointerException: the number is null instead of saying"
            + " 'the number is'");
  }

  @Test
  void isRefutedAndItsInstrumentBrokenWhenBothAreSo() throws IOException {
    SpecificationRun run = SpecificationRun.of(ARTICLE, UpsideDown.class);
    assertThat(run.complaints())
        .containsExactly(
            "Claim a.claim is refuted: 'Check: It is so' failed: [the number] expected: 1 but was:"
                + " 2",
            "Claim a.claim could not be judged: broken instrument: 'Control: The world where it is"
                + " false': not refused: the judgement accepts a world in which the claim is"
                + " false; it should have said 'the number is 2'");
  }

  private static void assertBroken(Class<?> claim, String why) throws IOException {
    SpecificationRun run = SpecificationRun.of(ARTICLE, claim);
    RuntimeVerdict verdict = run.of("a.claim");
    String reason = "broken instrument: 'Control: The world where it is false': " + why;
    assertThat(verdict.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(verdict.reason()).isEqualTo(reason);
    assertThat(verdict.fault()).contains(reason);
    assertThat(verdict.controls())
        .singleElement()
        .satisfies(c -> assertThat(c.outcome()).isEqualTo(ControlOutcome.NOT_REFUSED));
    assertThat(run.complaints()).containsExactly("Claim a.claim could not be judged: " + reason);
  }

  @Test
  void isOpenWhenACheckBreaks() throws IOException {
    SpecificationRun run = SpecificationRun.of(ARTICLE, BrokenCheck.class);
    String reason =
        "broken instrument: 'Check: It is so' broke with IllegalStateException: no such list";
    assertThat(run.of("a.claim").verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(run.of("a.claim").reason()).isEqualTo(reason);
    assertThat(run.complaints()).containsExactly("Claim a.claim could not be judged: " + reason);
  }

  @Test
  void isOpenWhenItsClassBreaks() throws IOException {
    SpecificationRun run = SpecificationRun.of(ARTICLE, BrokenClass.class);
    assertThat(run.of("a.claim").reason())
        .isEqualTo("broken instrument: IllegalStateException: no ground to stand on");
    assertThat(run.complaints()).hasSize(1);
  }

  @Test
  void isUndecidedWhereTheMachineDoesNotAllowAnAnswerAndFailsNothing() throws IOException {
    SpecificationRun run = SpecificationRun.of(ARTICLE, NeedsMore.class);
    assertThat(run.of("a.claim").verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(run.of("a.claim").reason()).isEqualTo("needs 2 usable CPUs, this machine has 1");
    assertThat(run.complaints()).isEmpty();
  }

  @Test
  void isUndecidedWhenAnAssumptionOfAMethodDoesNotHold() throws IOException {
    SpecificationRun run = SpecificationRun.of(ARTICLE, Assumes.class);
    assertThat(run.of("a.claim").reason()).contains("there is no python3 here");
    assertThat(run.complaints()).isEmpty();
  }

  @Test
  void failsTheBuildWhenItIsRequiredAndUndecided() throws IOException {
    for (String required : new String[] {"all", "a", "a.claim"}) {
      assertThat(SpecificationRun.of(ARTICLE, Set.of(required), NeedsMore.class).complaints())
          .as("required: " + required)
          .containsExactly(
              "Claim a.claim is required and undecided, because needs 2 usable CPUs, this machine"
                  + " has 1");
    }
    assertThat(SpecificationRun.of(ARTICLE, Set.of("b"), NeedsMore.class).complaints()).isEmpty();
  }

  @Test
  void isOpenAndBrokenWhenAControlWasSkippedHoweverThatIsWorded() throws IOException {
    SpecificationRun run = SpecificationRun.of(ARTICLE, SkippedControl.class);
    String reason =
        "broken instrument: 'Control: The world where it is false' did not run: needs luck";
    assertThat(run.of("a.claim").verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(run.of("a.claim").reason()).isEqualTo(reason);
    assertThat(run.of("a.claim").lacksSomething()).isFalse();
    assertThat(run.complaints()).containsExactly("Claim a.claim could not be judged: " + reason);
  }

  @Test
  void isOpenAndBrokenWhenAControlIsNotRunAtAll() throws IOException {
    SpecificationRun run = SpecificationRun.of(ARTICLE, ControlThatReturns.class);
    assertThat(run.complaints())
        .containsExactly(
            "Method theWorldWhereItIsFalse of claim a.claim would not be run, or not once: a check"
                + " or control is void, neither private nor static, and bears no other annotation"
                + " of a test.",
            "Claim a.claim could not be judged: broken instrument: 'The world where it is false'"
                + " did not run");
  }

  @Test
  void isNotConfirmedWhenACheckFailsOnceThoughItPassesAgain() throws IOException {
    SpecificationRun run = SpecificationRun.of(ARTICLE, FailsOnce.class);
    assertThat(run.of("a.claim").verdict()).isNotEqualTo(Verdict.CONFIRMED);
    assertThat(run.complaints())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("Method itIsSo of claim a.claim would not be run, or not once");
  }

  @Test
  void isOpenWhenWhatFailsIsTheSetUpAndNotTheJudgement() throws IOException {
    SpecificationRun run = SpecificationRun.of(ARTICLE, BrokenSetUp.class);
    assertThat(run.of("a.claim").verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(run.of("a.claim").reason())
        .isEqualTo("broken instrument: 'Check: It is so' broke with the ground is not level");
  }

  @Test
  void vanishesVisiblyWhenItsClassIsSkipped() throws IOException {
    SpecificationRun run = SpecificationRun.of(ARTICLE, Skipped.class);
    assertThat(run.of("a.claim").reason()).isEqualTo("it did not run");
    assertThat(run.complaints())
        .containsExactly("Claim a.claim vanished from the run: its class was not run.");
  }

  @Claim("a.claim")
  static class Telling {
    @Check
    void itIsSo(Evidence evidence) {
      evidence.given("a number");
      evidence.fact("The number", 1);
      evidence.then("it is 1");
    }

    @Control(refusedWith = "the number is")
    void theWorldWhereItIsFalse(Evidence evidence) {
      evidence.given("another number");
      throw new AssertionError("the number is 2");
    }
  }

  @Claim("a.claim")
  static class Hostile {
    @Check
    void itIsSo(Evidence evidence) {
      for (int i = 0; i < 999; i++) {
        evidence.given("x".repeat(3_000));
      }
      evidence.then("a thousand lines were told");
      throw new AssertionError("\u001b[31m" + "😀".repeat(1_000));
    }

    @Control(refusedWith = "the number is")
    void theWorldWhereItIsFalse() {
      throw new AssertionError("the number is " + "😀".repeat(1_000_000) + "\ud83d");
    }
  }

  @Claim("a.claim")
  static class Sound {
    @Check
    void itIsSo() {
      theNumberIsOne(1);
    }

    @Control(refusedWith = "the number is 2")
    void theWorldWhereItIsFalse() {
      theNumberIsOne(2);
    }
  }

  @Claim("a.claim")
  static class Refuted {
    @Check
    void itIsSo() {
      theNumberIsOne(3);
    }

    @Control(refusedWith = "the number is 2")
    void theWorldWhereItIsFalse() {
      theNumberIsOne(2);
    }
  }

  @Claim("a.claim")
  static class UpsideDown {
    @Check
    void itIsSo() {
      assertThat(2).as("the number").isEqualTo(1);
    }

    @Control(refusedWith = "the number is 2")
    void theWorldWhereItIsFalse() {
      theNumberIsOne(1);
    }
  }

  @Claim("a.claim")
  static class BlindProbe {
    @Check
    void itIsSo() {
      theNumberIsOne(1);
    }

    @Control(refusedWith = "the number is")
    void theWorldWhereItIsFalse() {
      theNumberIsOne(1);
    }
  }

  @Claim("a.claim")
  static class OtherReason {
    @Check
    void itIsSo() {
      theNumberIsOne(1);
    }

    @Control(refusedWith = "the number is")
    void theWorldWhereItIsFalse() {
      throw new AssertionError("the word is x");
    }
  }

  @Claim("a.claim")
  static class BrokenControl {
    @Check
    void itIsSo() {
      theNumberIsOne(1);
    }

    @Control(refusedWith = "the number is")
    void theWorldWhereItIsFalse() {
      throw new NullPointerException("the number is null");
    }
  }

  @Claim("a.claim")
  static class BrokenCheck {
    @Check
    void itIsSo() {
      throw new IllegalStateException("no such list");
    }

    @Control(refusedWith = "the number is 2")
    void theWorldWhereItIsFalse() {
      theNumberIsOne(2);
    }
  }

  @Claim("a.claim")
  static class BrokenClass {
    @BeforeAll
    static void stand() {
      throw new IllegalStateException("no ground to stand on");
    }

    @Check
    void itIsSo() {
      theNumberIsOne(1);
    }

    @Control(refusedWith = "the number is 2")
    void theWorldWhereItIsFalse() {
      theNumberIsOne(2);
    }
  }

  @Claim("a.claim")
  static class NeedsMore {
    @Check
    void itIsSo() {
      throw new Undecided("needs 2 usable CPUs, this machine has 1");
    }

    @Control(refusedWith = "the number is 2")
    void theWorldWhereItIsFalse() {
      theNumberIsOne(2);
    }
  }

  @Claim("a.claim")
  static class Assumes {
    @Check
    void itIsSo() {
      assumeTrue(false, "there is no python3 here");
    }

    @Control(refusedWith = "the number is 2")
    void theWorldWhereItIsFalse() {
      theNumberIsOne(2);
    }
  }

  @Claim("a.claim")
  static class SkippedControl {
    @Check
    void itIsSo() {
      theNumberIsOne(1);
    }

    @Disabled("needs luck")
    @Control(refusedWith = "the number is 2")
    void theWorldWhereItIsFalse() {
      theNumberIsOne(2);
    }
  }

  @Claim("a.claim")
  static class ControlThatReturns {
    @Check
    void itIsSo() {
      theNumberIsOne(1);
    }

    @Control(refusedWith = "the number is 2")
    int theWorldWhereItIsFalse() {
      theNumberIsOne(2);
      return 2;
    }
  }

  @Claim("a.claim")
  static class FailsOnce {
    @Check
    @RepeatedTest(2)
    void itIsSo(RepetitionInfo repetition) {
      theNumberIsOne(3 - repetition.getCurrentRepetition());
    }

    @Control(refusedWith = "the number is 2")
    void theWorldWhereItIsFalse() {
      theNumberIsOne(2);
    }
  }

  @Claim("a.claim")
  static class BrokenSetUp {
    @BeforeEach
    void level() {
      throw new AssertionError("the ground is not level");
    }

    @Check
    void itIsSo() {
      theNumberIsOne(1);
    }

    @Control(refusedWith = "the ground is not level")
    void theWorldWhereItIsFalse() {
      theNumberIsOne(2);
    }
  }

  @Disabled("for another day")
  @Claim("a.claim")
  static class Skipped {
    @Check
    void itIsSo() {
      theNumberIsOne(1);
    }

    @Control(refusedWith = "the number is 2")
    void theWorldWhereItIsFalse() {
      theNumberIsOne(2);
    }
  }

  private static void theNumberIsOne(int number) {
    assertThat(number).withFailMessage("the number is %d", number).isEqualTo(1);
  }
}
