package io.github.threadsvsprocesses.rules;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.github.threadsvsprocesses.rules.Code.ALL;
import static io.github.threadsvsprocesses.rules.Code.MAIN;
import static io.github.threadsvsprocesses.rules.Code.ROOT;
import static io.github.threadsvsprocesses.rules.Code.atLeast;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.threadsvsprocesses.process.Task;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which package may know which. */
class ArrowsTest {
  private static final String JACKSON = "com.fasterxml.jackson..";
  private static final String JUNIT = "org.junit..";
  private static final String OPEN_TEST = "org.opentest4j..";
  private static final String ALLURE = "io.qameta.allure..";

  /**
   * What a package of the kit may know besides {@code java.*}, JSpecify and itself.
   *
   * @param fewest classes it has at least
   * @param ours names of packages of the kit
   * @param libraries packages of libraries
   */
  private record Arrow(String from, int fewest, Set<String> ours, Set<String> libraries) {
    @Override
    public String toString() {
      return from + " knows " + new TreeSet<>(ours) + " and " + new TreeSet<>(libraries);
    }
  }

  private static Stream<Arrow> arrows() {
    return Stream.of(
        new Arrow("time", 1, Set.of(), Set.of()),
        new Arrow("article", 5, Set.of(), Set.of("org.commonmark..")),
        new Arrow("breakage", 1, Set.of(), Set.of()),
        new Arrow("interpreter", 6, Set.of("breakage"), Set.of()),
        new Arrow(
            "measure",
            20,
            Set.of("time"),
            Set.of("com.sun.management..", "org.apache.commons.statistics..")),
        new Arrow("footprint", 1, Set.of(), Set.of()),
        new Arrow("ipc", 20, Set.of("breakage", "footprint", "time"), Set.of(JACKSON)),
        new Arrow("process", 17, Set.of("breakage", "footprint", "ipc", "time"), Set.of()),
        new Arrow("cpython", 9, Set.of("footprint", "measure", "process", "time"), Set.of(JACKSON)),
        new Arrow("crew", 6, Set.of("process", "ipc", "interpreter", "measure", "time"), Set.of()),
        new Arrow(
            "workload", 10, Set.of("crew", "interpreter", "measure", "process", "time"), Set.of()),
        new Arrow("verdict", 8, Set.of("article"), Set.of(JACKSON)),
        new Arrow(
            "evidence",
            5,
            Set.of("article", "measure", "verdict", "workload"),
            Set.of(JACKSON, JUNIT, ALLURE, "org.knowm.xchart..", "javax.imageio..")),
        new Arrow(
            "claim",
            24,
            Set.of(
                "article",
                "breakage",
                "cpython",
                "crew",
                "evidence",
                "measure",
                "process",
                "time",
                "verdict",
                "workload"),
            Set.of(JUNIT, OPEN_TEST)),
        new Arrow(
            "page",
            12,
            Set.of("article", "breakage", "evidence", "verdict"),
            Set.of(JACKSON, "org.commonmark..")),
        new Arrow(
            "command",
            5,
            Set.of(
                "article",
                "breakage",
                "claim",
                "evidence",
                "page",
                "process",
                "time",
                "verdict",
                "workload"),
            Set.of()));
  }

  @ParameterizedTest
  @MethodSource("arrows")
  void aPackageKnowsNoMoreThanItsArrows(Arrow arrow) {
    List<String> known =
        Stream.of(
                Stream.of("java..", "org.jspecify.annotations..", in(arrow.from())),
                arrow.ours().stream().map(ArrowsTest::in),
                arrow.libraries().stream())
            .flatMap(each -> each)
            .toList();
    classes()
        .should()
        .onlyDependOnClassesThat(areIn(known))
        .check(atLeast(arrow.fewest(), MAIN, resideInAPackage(in(arrow.from()))));
  }

  @Test
  void everyPackageOfTheKitHasItsArrows() {
    Set<String> packages =
        MAIN.stream().map(type -> type.getPackageName()).collect(Collectors.toSet());
    assertThat(packages)
        .isEqualTo(arrows().map(arrow -> ROOT + "." + arrow.from()).collect(Collectors.toSet()));
  }

  @Test
  void theKitNeverKnowsItsTests() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(in("claims"), in("children"), in("bench"), in("rules")))
        .check(atLeast(120, MAIN, alwaysTrue()));
  }

  @Test
  void theKitCompilesAgainstNothingNamedSun() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAPackage("sun.."))
        .check(atLeast(120, MAIN, alwaysTrue()));
  }

  /** What a child JVM runs, and all that this leads to, wherever it lies. */
  @Test
  void aChildJvmNeverLoadsATestLibrary() {
    DescribedPredicate<JavaClass> runInAChild =
        resideInAPackage(in("children"))
            .and(not(simpleNameEndingWith("Test")))
            .or(
                resideInAPackage(in("process"))
                    .and(simpleName("ChildMain").or(simpleName("ProgramMain"))))
            .or(
                assignableTo(Task.class)
                    .and(resideInAnyPackage(in("crew"), in("claims"), in("campaign"))));
    JavaClasses entries = atLeast(18, ALL, runInAChild.as("run in a child JVM"));
    Set<Dependency> reached =
        entries.stream()
            .flatMap(type -> type.getTransitiveDependenciesFromSelf().stream())
            .collect(Collectors.toSet());
    assertThat(reached.stream().map(each -> each.getTargetClass().getPackageName()))
        .as("packages that a child JVM loads")
        .contains(ROOT + ".ipc", ROOT + ".process", ROOT + ".interpreter");
    assertThat(reached)
        .as("ways from a child's code to a test library")
        .noneMatch(
            each ->
                resideInAnyPackage(JUNIT, OPEN_TEST, ALLURE, "org.assertj..")
                    .test(each.getTargetClass()));
  }

  @Test
  void thePackagesHaveNoCycles() {
    slices()
        .matching(ROOT + ".(*)..")
        .should()
        .beFreeOfCycles()
        .check(
            atLeast(
                150,
                ALL,
                DescribedPredicate.<JavaClass>describe(
                    "are the kit's, children or claims",
                    type ->
                        MAIN.contain(type.getName())
                            || resideInAnyPackage(in("children"), in("claims")).test(type))));
  }

  @Test
  void noPackageIsADrawerForOddsAndEnds() {
    classes()
        .should(be(not(resideInAnyPackage("..util..", "..utils..", "..helper..", "..helpers.."))))
        .check(atLeast(150, ALL, alwaysTrue()));
  }

  private static DescribedPredicate<JavaClass> areIn(List<String> packages) {
    DescribedPredicate<JavaClass> named = resideInAnyPackage(packages.toArray(String[]::new));
    return DescribedPredicate.describe(
        "reside in " + packages,
        type -> {
          JavaClass element = type.getBaseComponentType();
          return element.isPrimitive() || named.test(element);
        });
  }

  private static String in(String name) {
    return ROOT + "." + name + "..";
  }
}
