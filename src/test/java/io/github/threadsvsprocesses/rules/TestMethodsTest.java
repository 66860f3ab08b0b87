package io.github.threadsvsprocesses.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static io.github.threadsvsprocesses.rules.Code.ROOT;
import static io.github.threadsvsprocesses.rules.Code.TEST;
import static io.github.threadsvsprocesses.rules.Code.atLeast;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;

/** A method that looks like a test and lacks its annotation would never run, and nobody told. */
class TestMethodsTest {
  private static final Set<Class<? extends Annotation>> LIFECYCLE =
      Set.of(BeforeEach.class, AfterEach.class, BeforeAll.class, AfterAll.class);
  private static final Set<Class<? extends Annotation>> JUDGING =
      Set.of(Check.class, Control.class, PythonCheck.class, PythonControl.class);
  private static final Set<Class<? extends Annotation>> TESTS =
      Set.of(Test.class, ParameterizedTest.class, RepeatedTest.class, TestFactory.class);

  @Test
  void everyMethodOfAClaimThatJudgesIsACheckOrAControl() {
    JavaClasses claims =
        atLeast(10, TEST, resideInAPackage(ROOT + ".claims..").and(annotatedWith(Claim.class)));
    List<JavaMethod> looking = lookingLikeTests(claims).toList();
    assertThat(looking).hasSizeGreaterThanOrEqualTo(20);
    assertThat(looking).allMatch(method -> has(method, JUDGING) || has(method, LIFECYCLE));
  }

  @Test
  void everyMethodOfATestClassThatLooksLikeATestIsOne() {
    JavaClasses tests = atLeast(12, TEST, simpleNameEndingWith("Test"));
    List<JavaMethod> looking = lookingLikeTests(tests).toList();
    assertThat(looking).hasSizeGreaterThanOrEqualTo(50);
    assertThat(looking).allMatch(method -> has(method, TESTS) || has(method, LIFECYCLE));
  }

  /** Surefire takes classes by their name, and a test in a class of another name never runs. */
  @Test
  void everyTestOfTheKitIsInAClassThatSurefireRuns() {
    List<JavaMethod> tests =
        atLeast(60, TEST, resideInAPackage(ROOT + "..")).stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> has(method, TESTS))
            .toList();
    assertThat(tests).hasSizeGreaterThanOrEqualTo(50);
    assertThat(tests)
        .allMatch(method -> outermostName(method).endsWith("Test"), "is in a class named …Test");
  }

  private static Stream<JavaMethod> lookingLikeTests(JavaClasses classes) {
    return classes.stream()
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.getRawReturnType().isEquivalentTo(void.class))
        .filter(method -> !method.getModifiers().contains(JavaModifier.PRIVATE))
        .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
        .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC));
  }

  private static boolean has(JavaMethod method, Set<Class<? extends Annotation>> any) {
    return any.stream().anyMatch(method::isAnnotatedWith);
  }

  private static String outermostName(JavaMethod method) {
    return method.getOwner().getName().split("\\$", -1)[0];
  }
}
