package io.github.threadsvsprocesses.rules;

import static io.github.threadsvsprocesses.rules.Code.MAIN;
import static io.github.threadsvsprocesses.rules.Code.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Every package says what lives in it, and that nothing in it is null unless it says so. */
class PackagesTest {
  @Test
  void everyPackageOfTheKitIsDescribedAndNullMarked() {
    assertThat(packagesOf(MAIN)).hasSizeGreaterThanOrEqualTo(11);
    assertThat(nullMarked(MAIN)).isEqualTo(packagesOf(MAIN));
  }

  /** Those that share a package with what they test are described there. */
  @Test
  void everyPackageOfTestsAloneIsDescribedAndNullMarked() {
    Set<String> ofTestsAlone = packagesOf(TEST);
    ofTestsAlone.removeAll(packagesOf(MAIN));
    assertThat(ofTestsAlone).hasSizeGreaterThanOrEqualTo(11);
    assertThat(nullMarked(TEST)).containsAll(ofTestsAlone);
  }

  private static Set<String> packagesOf(JavaClasses classes) {
    return classes.stream()
        .map(JavaClass::getPackageName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> nullMarked(JavaClasses classes) {
    return classes.stream()
        .filter(type -> type.getSimpleName().equals("package-info"))
        .filter(type -> type.isAnnotatedWith(NullMarked.class))
        .map(JavaClass::getPackageName)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
