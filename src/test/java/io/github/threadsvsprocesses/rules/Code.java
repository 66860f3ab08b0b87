package io.github.threadsvsprocesses.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.threadsvsprocesses.process.ForkedJvm;
import java.net.URI;
import java.net.URL;
import java.util.List;

/** The compiled code that the rules look at. */
final class Code {
  /** Every package of the project begins so. */
  static final String ROOT = "io.github.threadsvsprocesses";

  private static final URL OF_THE_TESTS = placeOf(Code.class);

  /**
   * Without the harness that JMH writes, which is large. Read from where it lies: a search of the
   * whole class path for the packages takes as long again.
   */
  static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/jmh_generated/"))
          .importUrls(List.of(placeOf(ForkedJvm.class), OF_THE_TESTS));

  static final JavaClasses TEST = ALL.that(describe("belong to the tests", Code::isOfTheTests));

  static final JavaClasses MAIN = ALL.that(describe("are the kit's", not(Code::isOfTheTests)));

  private Code() {}

  /** Those of the classes that a rule is about, after making sure that they are not too few. */
  static JavaClasses atLeast(
      int fewest, JavaClasses classes, DescribedPredicate<? super JavaClass> about) {
    JavaClasses found = classes.that(about);
    assertThat(found.size())
        .as("classes that %s; a rule must not pass on nothing", about.getDescription())
        .isGreaterThanOrEqualTo(fewest);
    return found;
  }

  /** They are compiled into one folder, and this class is one of them. */
  private static boolean isOfTheTests(JavaClass type) {
    URI source = type.getSource().orElseThrow().getUri();
    // That of a class in a jar is opaque and has no path.
    return source.getPath() != null
        && source.getPath().startsWith(URI.create(OF_THE_TESTS.toString()).getPath());
  }

  private static URL placeOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }
}
