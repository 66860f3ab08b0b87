package io.github.threadsvsprocesses.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The compiled code that the rules look at. */
final class Code {
  /** Every package of the project begins so. */
  static final String ROOT = "io.github.threadsvsprocesses";

  /** All but what JMH generates: nobody reads that. */
  static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(place -> !place.contains("/jmh_generated/"))
          .importPackages(ROOT);

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
    String tests = Code.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return type.getSource().orElseThrow().getUri().getPath().startsWith(tests);
  }
}
