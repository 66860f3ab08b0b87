package io.github.threadsvsprocesses.claim;

import static io.github.threadsvsprocesses.claim.SpecificationRun.article;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.ArticleSpecification;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.platform.suite.api.SelectClasses;

/** Each breach of what an article and its claim classes owe each other is named, and alone. */
class RulesTest {
  private static final String HERE = RulesTest.class.getName();

  @Test
  void aClaimHasAClass() throws IOException {
    assertThat(SpecificationRun.of(article("a.claim", "a.lonely"), A.class).complaints())
        .containsExactly(
            "Claim a.lonely has no class: write one with @Claim(\"a.lonely\"), or give its link the"
                + " title \"planned\".",
            "Claim a.lonely vanished from the run: its class was not run.");
  }

  @Test
  void aClassHasAClaim() throws IOException {
    assertThat(SpecificationRun.of(article("b.claim planned"), A.class).complaints())
        .containsExactly(
            HERE
                + "$A states claim a.claim, which the article does not make: add a link to"
                + " claim:a.claim, or mend the id.");
  }

  @Test
  void aPlannedClaimHasNoClass() throws IOException {
    assertThat(SpecificationRun.of(article("a.claim planned"), A.class).complaints())
        .containsExactly(
            "Claim a.claim is marked \"planned\" and has a class, "
                + HERE
                + "$A: remove the mark.");
  }

  @Test
  void aClaimHasOneClass() throws IOException {
    assertThat(SpecificationRun.of(article("a.claim"), A.class, AnotherA.class).complaints())
        .containsExactly(
            "Claim a.claim is stated by two classes, "
                + HERE
                + "$A and "
                + HERE
                + "$AnotherA: remove one, or give it an id of its own.");
  }

  @Test
  void aClaimCountsWhereSomethingIsJudged() throws IOException {
    assertThat(SpecificationRun.of(article("a.claim counts on mars"), A.class).complaints())
        .contains(
            "Claim a.claim counts on 'mars', where nothing is judged: say counts on cpython, or"
                + " leave it to the jvm.");
  }

  @Test
  void aParameterThatNothingMakesIsToldWithWhatThereIs() throws IOException {
    assertThat(SpecificationRun.of(article("a.claim"), WantsAText.class).complaints())
        .singleElement()
        .asString()
        .startsWith(
            "Claim a.claim could not be judged: broken instrument: 'Check: It is so' broke with a"
                + " parameter that nothing makes, [java.lang.String text] in method ")
        .contains("WantsAText.itIsSo")
        .endsWith(
            "Take ThreadCrew, ProcessCrew, Evidence or Adviser, or name in @ExtendWith what makes"
                + " it.");
  }

  @Test
  void aClaimHasACheck() throws IOException {
    assertThat(SpecificationRun.of(article("a.claim"), NoCheck.class).complaints())
        .containsExactly(
            "Claim a.claim has no check: give " + HERE + "$NoCheck a method with @Check.");
  }

  @Test
  void aClaimHasAControl() throws IOException {
    assertThat(SpecificationRun.of(article("a.claim"), NoControl.class).complaints())
        .containsExactly(
            "Claim a.claim has no control: give "
                + HERE
                + "$NoControl a method with @Control, the same judgement where the claim is"
                + " false.");
    assertThat(SpecificationRun.of(article("a.claim"), NoControl.class).of("a.claim").reason())
        .isEqualTo("it has no check or no control that ran");
  }

  @Test
  void aControlSaysWhatRefusesIt() throws IOException {
    assertThat(SpecificationRun.of(article("a.claim"), AnyRefusal.class).complaints())
        .containsExactly(
            "Control itIsFalse of claim a.claim accepts any refusal: say in refusedWith what the"
                + " judgement must say.");
  }

  @Test
  void aClaimThatVanishesFromAFullRunIsMissed() throws IOException {
    SpecificationRun run = SpecificationRun.of(article("a.claim", "a.lonely"), OnlyA.class);
    assertThat(run.verdicts().partial()).as("a suite was run").isFalse();
    assertThat(run.complaints())
        .contains("Claim a.lonely vanished from the run: its class was not run.");
    assertThat(run.verdicts().summary().claims()).isEqualTo(2);
    assertThat(run.verdicts().summary().confirmed()).isEqualTo(1);
    assertThat(run.verdicts().summary().undecided()).isEqualTo(1);
  }

  @Test
  void aPlannedClaimCountsAgainstTheTotal() throws IOException {
    SpecificationRun run = SpecificationRun.of(article("a.claim", "b.later planned"), OnlyA.class);
    assertThat(run.complaints())
        .contains(
            "Claim a.claim has no class: write one with"
                + " @Claim(\"a.claim\"), or give its link the title \"planned\".");
    assertThat(run.verdicts().summary().inWords()).isEqualTo("1/2 confirmed");
    assertThat(run.verdicts().summary().planned()).isEqualTo(1);
  }

  @Test
  void theRealArticleAndItsClassesAreInOrder() {
    assertThat(Rules.claimClasses(ArticleSpecification.class)).hasSizeGreaterThanOrEqualTo(10);
    assertThat(Rules.complaints(Catalogue.read(), Rules.claimClasses(ArticleSpecification.class)))
        .isEmpty();
  }

  @Specification
  @SelectClasses(A.class)
  static class OnlyA {}

  @Claim("a.claim")
  static class A {
    @Check
    void itIsSo() {}

    @Control(refusedWith = "it is false")
    void itIsFalse() {
      throw new AssertionError("it is false");
    }
  }

  @Claim("a.claim")
  static class AnotherA {
    @Check
    void itIsSo() {}

    @Control(refusedWith = "it is false")
    void itIsFalse() {
      throw new AssertionError("it is false");
    }
  }

  @Claim("a.claim")
  static class WantsAText {
    @Check
    void itIsSo(String text) {}

    @Control(refusedWith = "it is false")
    void itIsFalse() {
      throw new AssertionError("it is false");
    }
  }

  @Claim("a.claim")
  static class NoCheck {
    @Control(refusedWith = "it is false")
    void itIsFalse() {
      throw new AssertionError("it is false");
    }
  }

  @Claim("a.claim")
  static class NoControl {
    @Check
    void itIsSo() {}
  }

  @Claim("a.claim")
  static class AnyRefusal {
    @Check
    void itIsSo() {}

    @Control(refusedWith = " ")
    void itIsFalse() {
      throw new AssertionError("  it is false");
    }
  }
}
