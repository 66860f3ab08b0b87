package io.github.threadsvsprocesses.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.Article.Section;
import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.measure.Machine;
import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.verdict.Verdict;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.Verdicts.ClaimVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.MachineFacts;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.Summary;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequirementsTest {
  private static final String FACT = "desk.is-flat";
  private static final String MEASURED = "desk.is-quick";
  private static final List<Class<?>> CLASSES = List.of(IsFlat.class, IsQuick.class);

  @Claim(FACT)
  private static final class IsFlat {}

  @Claim(value = MEASURED, measured = true)
  private static final class IsQuick {}

  @Test
  void factsAreTheClaimsThatNoClockDecides() {
    assertThat(Requirements.of(Set.of("facts"), CLASSES, factIs("the lamp is off")))
        .containsExactly(FACT);
  }

  @Test
  void aFactThatNeedsWhatThisMachineLacksIsNotRequired() {
    assertThat(Requirements.of(Set.of("facts"), CLASSES, factIs("needs a desk, there is none")))
        .isEmpty();
  }

  @Test
  void aMachineWithTooFewCpusSaysWhatItNeeds() {
    Undecided undecided =
        catchThrowableOfType(Undecided.class, () -> Machine.here().requireCpus(Integer.MAX_VALUE));
    assertThat(Requirements.of(Set.of("facts"), CLASSES, factIs(undecided.getMessage()))).isEmpty();
  }

  @Test
  void otherWordsStayAsTheyAre() {
    assertThat(Requirements.of(Set.of("all", "desk", MEASURED), CLASSES, factIs(null)))
        .containsExactlyInAnyOrder("all", "desk", MEASURED);
  }

  @Test
  void anUndecidedFactFailsTheRunAndAnUndecidedMeasurementDoesNot() {
    assertThatThrownBy(() -> judge(factIs("the lamp is off")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(FACT + " is required and undecided, because the lamp is off")
        .hasMessageNotContaining(MEASURED);
    assertThatCode(() -> judge(factIs(null))).doesNotThrowAnyException();
  }

  private static void judge(Verdicts verdicts) throws IOException {
    SpecificationCommand.judge(
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
        article(),
        verdicts,
        Requirements.of(Set.of("facts"), CLASSES, verdicts));
  }

  private static Article article() {
    List<Statement> claims =
        List.of(
            new Statement(FACT, "desks are flat", false, Statement.JVM),
            new Statement(MEASURED, "desks are quick", false, Statement.JVM));
    return new Article("Desks", List.of(new Section("desk", 1, "Desks", claims)), List.of());
  }

  /** The measured claim is undecided; so is the fact for this reason, or else confirmed. */
  private static Verdicts factIs(@Nullable String undecidedBecause) {
    List<ClaimVerdict> claims =
        List.of(verdict(FACT, undecidedBecause), verdict(MEASURED, "the machine was busy"));
    return new Verdicts(
        Verdicts.FORMAT_VERSION,
        "2026-11-22T10:00:00Z",
        1,
        new MachineFacts("Linux", "amd64", 2, null, "17", null),
        claims,
        Summary.of(article(), claims),
        false);
  }

  private static ClaimVerdict verdict(String id, @Nullable String reason) {
    Verdict verdict = reason == null ? Verdict.CONFIRMED : Verdict.UNDECIDED;
    return new ClaimVerdict(
        id,
        "desk",
        "Desks are.",
        List.of(new RuntimeVerdict(Statement.JVM, verdict, reason, List.of(), List.of())));
  }
}
