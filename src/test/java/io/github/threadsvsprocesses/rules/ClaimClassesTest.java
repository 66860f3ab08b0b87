package io.github.threadsvsprocesses.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static io.github.threadsvsprocesses.rules.Code.ROOT;
import static io.github.threadsvsprocesses.rules.Code.TEST;
import static io.github.threadsvsprocesses.rules.Code.atLeast;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import java.lang.annotation.Annotation;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a claim class looks like. */
class ClaimClassesTest {
  private static final String CLAIMS = ROOT + ".claims";
  private static final Set<Class<? extends Annotation>> CHECKS =
      Set.of(Check.class, PythonCheck.class);
  private static final Set<Class<? extends Annotation>> CONTROLS =
      Set.of(Control.class, PythonControl.class);

  private static JavaClasses claims() {
    return atLeast(10, TEST, resideInAPackage(CLAIMS + "..").and(annotatedWith(Claim.class)));
  }

  private static String idOf(JavaClass claim) {
    return claim.getAnnotationOfType(Claim.class).value();
  }

  @Test
  void everyClaimHasOneClass() {
    assertThat(claims().stream().map(ClaimClassesTest::idOf)).doesNotHaveDuplicates();
  }

  @Test
  void aClaimLiesInThePackageOfItsSection() {
    assertThat(claims())
        .allSatisfy(
            claim ->
                assertThat(claim.getPackageName())
                    .as("the package of %s, which states %s", claim.getSimpleName(), idOf(claim))
                    .isEqualTo(CLAIMS + "." + idOf(claim).split("\\.", -1)[0]));
  }

  @Test
  void aClaimIsAnOrdinaryTopLevelClass() {
    classes()
        .should()
        .beTopLevelClasses()
        .andShould()
        .notHaveModifier(JavaModifier.ABSTRACT)
        .andShould()
        .notBeInterfaces()
        .andShould()
        .notBePrivate()
        .check(claims());
  }

  /** Surefire runs the kit's tests and takes them by their name; a claim is not one of them. */
  @Test
  void aClaimsNameIsAPropositionAndNoTest() {
    classes()
        .should()
        .haveNameNotMatching(".*\\.Test\\w+|.*Tests?|.*TestCase|.*IT")
        .check(claims());
  }

  @Test
  void whatHasAClaimsMethodsStatesAClaim() {
    assertThat(claims())
        .allSatisfy(
            claim ->
                assertThat(claim.getMethods())
                    .anyMatch(method -> has(method, CHECKS))
                    .anyMatch(method -> has(method, CONTROLS)));
    JavaClasses others =
        atLeast(3, TEST, resideInAPackage(CLAIMS + "..").and(not(annotatedWith(Claim.class))));
    assertThat(others.stream().flatMap(type -> type.getMethods().stream()))
        .as("checks and controls of classes without @Claim")
        .noneMatch(method -> has(method, CHECKS) || has(method, CONTROLS));
  }

  private static boolean has(JavaMethod method, Set<Class<? extends Annotation>> any) {
    return any.stream().anyMatch(method::isAnnotatedWith);
  }
}
