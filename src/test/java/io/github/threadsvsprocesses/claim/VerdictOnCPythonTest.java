package io.github.threadsvsprocesses.claim;

import static io.github.threadsvsprocesses.claim.SpecificationRun.article;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.cpython.FakePython;
import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.verdict.Verdicts.Check;
import io.github.threadsvsprocesses.verdict.Verdicts.ClaimVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.Control;
import io.github.threadsvsprocesses.verdict.Verdicts.ControlOutcome;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs small specifications on interpreters that only say what they are. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The interpreters are shell scripts.")
class VerdictOnCPythonTest {
  private static final String ARTICLE = article("a.claim");
  private static final String OF_PYTHON = article("a.claim counts on cpython");
  private static final String OF_FREE_PYTHON = article("a.claim counts on free-threaded cpython");
  private static final String OLD = "cpython 3.8.18";
  private static final String NEW = "cpython 3.13.0";
  private static final String FREE = "cpython 3.13.0 free-threaded";
  private static final String NOWHERE = "cpython (/nowhere/python3)";

  @TempDir private Path folder;
  private final String before = System.getProperty(CPython.OPTION, "");

  @BeforeEach
  void thereAreTwo() throws IOException {
    use(FakePython.of("3.8.18", folder), FakePython.of("3.13.0", folder));
  }

  @AfterEach
  void theOptionIsAsItWas() {
    System.setProperty(CPython.OPTION, before);
  }

  private static void use(Path... interpreters) {
    System.setProperty(
        CPython.OPTION,
        Arrays.stream(interpreters).map(Path::toString).collect(Collectors.joining(",")));
  }

  private static List<String> verdicts(ClaimVerdict claim) {
    return claim.runtimes().stream().map(on -> on.runtime() + " " + on.verdict().word()).toList();
  }

  private static RuntimeVerdict on(SpecificationRun run, String runtime) {
    return run.claim("a.claim").on(runtime).orElseThrow();
  }

  @Test
  void isOneForEachInterpreterBesideTheJvms() throws IOException {
    SpecificationRun run = SpecificationRun.of(ARTICLE, Sound.class);
    assertThat(verdicts(run.claim("a.claim")))
        .containsExactly("jvm confirmed", OLD + " confirmed", NEW + " confirmed");
    assertThat(on(run, "jvm").checks()).extracting(Check::name).containsExactly("Check: It is so");
    assertThat(on(run, NEW).checks())
        .extracting(Check::name)
        .containsExactly("Check: It is so on Python [cpython 3.13.0]");
    assertThat(on(run, NEW).checks().get(0).story()).first().asString().startsWith("Given " + NEW);
    assertThat(on(run, NEW).controls())
        .extracting(Control::message)
        .containsExactly("the number is 2");
    assertThat(run.complaints()).isEmpty();
    assertThat(run.verdicts().machine().cpython()).isEqualTo("3.8.18, 3.13.0");
    assertThat(run.console())
        .containsOnlyOnce("[1/1] a.claim")
        .contains("confirmed on jvm (")
        .contains("confirmed on " + OLD + System.lineSeparator());
  }

  @Test
  void doesNotAskForAPythonWhereNoClaimDoes() throws IOException {
    SpecificationRun run = SpecificationRun.of(ARTICLE, OnTheJvm.class);
    assertThat(verdicts(run.claim("a.claim"))).containsExactly("jvm confirmed");
    assertThat(run.verdicts().machine().cpython()).isNull();
    assertThat(run.console()).contains("        confirmed (");
  }

  @Test
  void saysWhyThereIsNoneAndFailsNothing() throws IOException {
    use(Path.of("/nowhere/python3"));
    SpecificationRun run = SpecificationRun.of(ARTICLE, Set.of("all"), Sound.class);
    assertThat(verdicts(run.claim("a.claim")))
        .containsExactly("jvm confirmed", NOWHERE + " undecided");
    assertThat(on(run, NOWHERE).reason())
        .isEqualTo("needs a CPython 3.8 or newer: /nowhere/python3 does not exist");
    assertThat(on(run, NOWHERE).lacksSomething()).isTrue();
    assertThat(run.complaints()).isEmpty();
    assertThat(run.verdicts().machine().cpython()).isNull();
    assertThat(run.verdicts().summary().confirmed()).isEqualTo(1);
  }

  @Test
  void ofAGoodInterpreterDoesNotSufferFromABrokenOneBesideIt() throws IOException {
    use(Path.of("/nowhere/python3"), FakePython.of("3.13.0", folder));
    SpecificationRun run = SpecificationRun.of(OF_PYTHON, Set.of("all"), PythonAlone.class);
    assertThat(verdicts(run.claim("a.claim")))
        .containsExactly(NOWHERE + " undecided", NEW + " confirmed");
    assertThat(run.complaints()).isEmpty();
    assertThat(run.verdicts().summary().confirmed()).isEqualTo(1);
    assertThat(run.verdicts().machine().cpython()).isEqualTo("3.13.0");
  }

  @Test
  void isAFindingWhereACheckFailsOnOneOfThem() throws IOException {
    SpecificationRun run = SpecificationRun.of(ARTICLE, Set.of("all"), RefutedByTheNewOne.class);
    assertThat(verdicts(run.claim("a.claim")))
        .containsExactly("jvm confirmed", OLD + " confirmed", NEW + " refuted");
    assertThat(on(run, NEW).isFinding()).isTrue();
    assertThat(run.complaints()).isEmpty();
    assertThat(run.verdicts().summary().confirmed()).isEqualTo(1);
    assertThat(run.console())
        .contains("refuted on " + NEW + ", because 'Check: It is so on Python [cpython 3.13.0]'");
  }

  @Test
  void ofAClaimAboutPythonIsRefutedWhereOneRefutesAndStillFailsNothing() throws IOException {
    SpecificationRun run = SpecificationRun.of(OF_PYTHON, Set.of("all"), RefutedByTheNewOne.class);
    assertThat(run.verdicts().summary().refuted()).isEqualTo(1);
    assertThat(run.complaints()).isEmpty();
  }

  @Test
  void isBrokenWithItsInstrumentAsOnTheJvm() throws IOException {
    SpecificationRun run = SpecificationRun.of(ARTICLE, Blind.class);
    assertThat(verdicts(run.claim("a.claim")))
        .containsExactly("jvm confirmed", OLD + " undecided", NEW + " undecided");
    assertThat(on(run, OLD).controls())
        .extracting(Control::outcome)
        .containsExactly(ControlOutcome.NOT_REFUSED);
    assertThat(run.complaints())
        .hasSize(2)
        .allMatch(each -> each.startsWith("Claim a.claim could not be judged: broken instrument:"));
  }

  @Test
  void isBrokenWhereACheckBreaksOtherwise() throws IOException {
    assertThat(SpecificationRun.of(ARTICLE, Breaks.class).complaints())
        .containsExactly(
            "Claim a.claim could not be judged: broken instrument: 'Check: It is so on Python"
                + " [cpython 3.8.18]' broke with IllegalStateException: no such script",
            "Claim a.claim could not be judged: broken instrument: 'Check: It is so on Python"
                + " [cpython 3.13.0]' broke with IllegalStateException: no such script");
  }

  @Test
  void isBrokenWhereAControlIsSkipped() throws IOException {
    SpecificationRun run = SpecificationRun.of(ARTICLE, Skips.class);
    assertThat(verdicts(run.claim("a.claim")))
        .containsExactly("jvm confirmed", OLD + " undecided", NEW + " undecided");
    assertThat(on(run, OLD).reason())
        .isEqualTo(
            "broken instrument: 'Control: The world where it is false on Python' did not run:"
                + " needs luck");
    assertThat(run.complaints()).hasSize(2);
  }

  @Test
  void ofAClaimAboutPythonHasNoColumnOfTheJvm() throws IOException {
    SpecificationRun run = SpecificationRun.of(OF_PYTHON, PythonAlone.class);
    assertThat(verdicts(run.claim("a.claim")))
        .containsExactly(OLD + " confirmed", NEW + " confirmed");
    assertThat(run.complaints()).isEmpty();
    assertThat(run.verdicts().summary().confirmed()).isEqualTo(1);
  }

  @Test
  void ofAClaimAboutPythonIsRequiredThere() throws IOException {
    use(Path.of("/nowhere/python3"));
    SpecificationRun run = SpecificationRun.of(OF_PYTHON, Set.of("a"), PythonAlone.class);
    assertThat(run.complaints())
        .containsExactly(
            "Claim a.claim is required and undecided, because needs a CPython 3.8 or newer:"
                + " /nowhere/python3 does not exist");
    assertThat(SpecificationRun.of(OF_PYTHON, PythonAlone.class).complaints()).isEmpty();
  }

  @Test
  void ofAClaimAboutFreeThreadedPythonCountsOnNoOther() throws IOException {
    SpecificationRun locked = SpecificationRun.of(OF_FREE_PYTHON, Set.of("a"), WithoutLock.class);
    assertThat(locked.verdicts().summary().undecided()).isEqualTo(1);
    assertThat(locked.complaints())
        .containsExactly(
            "Claim a.claim is required and undecided, because needs a CPython without the lock");
    use(FakePython.of("3.13.0", folder), FakePython.withoutLock("3.13.0", folder));
    SpecificationRun free = SpecificationRun.of(OF_FREE_PYTHON, Set.of("a"), WithoutLock.class);
    assertThat(verdicts(free.claim("a.claim")))
        .containsExactly(NEW + " undecided", FREE + " confirmed");
    assertThat(free.verdicts().summary().confirmed()).isEqualTo(1);
    assertThat(free.complaints()).isEmpty();
  }

  @Test
  void comesFromInterpretersThatAreLookedForOnce() {
    assertThat(CPython.here()).isSameAs(CPython.here());
  }

  @Test
  void wantsAControlToEachCheckAndTheOtherWayRound() throws IOException {
    String name = VerdictOnCPythonTest.class.getName();
    assertThat(SpecificationRun.of(ARTICLE, NoPythonControl.class).complaints())
        .contains(
            "Claim a.claim has no control: give "
                + name
                + "$NoPythonControl a method with @PythonControl, the same judgement where the"
                + " claim is false.");
    assertThat(SpecificationRun.of(ARTICLE, PythonAlone.class).complaints())
        .contains(
            "Claim a.claim has no check: give " + name + "$PythonAlone a method with @Check.");
    assertThat(SpecificationRun.of(OF_PYTHON, OnTheJvm.class).complaints())
        .contains(
            "Claim a.claim has no check: give " + name + "$OnTheJvm a method with @PythonCheck.");
  }

  @Test
  void wantsAMethodToSeeTheInterpreter() throws IOException {
    assertThat(SpecificationRun.of(OF_PYTHON, SeesNone.class).complaints())
        .containsExactly(
            "Method itIsSo of claim a.claim would see no CPython: give it a parameter of that"
                + " type.");
  }

  @Test
  void isRunOnceOnARuntime() throws IOException {
    assertThat(SpecificationRun.of(OF_PYTHON, Twice.class).complaints())
        .first()
        .asString()
        .startsWith("Method itIsSo of claim a.claim would not be run, or not once");
  }

  @Claim("a.claim")
  static class OnTheJvm {
    @io.github.threadsvsprocesses.claim.Check
    void itIsSo() {
      theNumberIsOne(1);
    }

    @io.github.threadsvsprocesses.claim.Control(refusedWith = "the number is 2")
    void theWorldWhereItIsFalse() {
      theNumberIsOne(2);
    }
  }

  @Claim("a.claim")
  static class Sound extends OnTheJvm {
    @PythonCheck
    void itIsSoOnPython(CPython python) {
      assertThat(python.isUsable()).isTrue();
      theNumberIsOne(1);
    }

    @PythonControl(refusedWith = "the number is 2")
    void theWorldWhereItIsFalseOnPython(CPython python) {
      assertThat(python.isUsable()).isTrue();
      theNumberIsOne(2);
    }
  }

  @Claim("a.claim")
  static class RefutedByTheNewOne extends OnTheJvm {
    @PythonCheck
    void itIsSoOnPython(CPython python) {
      theNumberIsOne(python.runtime().equals(NEW) ? 3 : 1);
    }

    @PythonControl(refusedWith = "the number is 2")
    void theWorldWhereItIsFalseOnPython(CPython python) {
      theNumberIsOne(python.isUsable() ? 2 : 1);
    }
  }

  @Claim("a.claim")
  static class Blind extends OnTheJvm {
    @PythonCheck
    void itIsSoOnPython(CPython python) {
      theNumberIsOne(1);
    }

    @PythonControl(refusedWith = "the number is 2")
    void theWorldWhereItIsFalseOnPython(CPython python) {
      theNumberIsOne(1);
    }
  }

  @Claim("a.claim")
  static class Breaks extends OnTheJvm {
    @PythonCheck
    void itIsSoOnPython(CPython python) {
      throw new IllegalStateException("no such script");
    }

    @PythonControl(refusedWith = "the number is 2")
    void theWorldWhereItIsFalseOnPython(CPython python) {
      theNumberIsOne(2);
    }
  }

  @Claim("a.claim")
  static class Skips extends OnTheJvm {
    @PythonCheck
    void itIsSoOnPython(CPython python) {
      theNumberIsOne(1);
    }

    @Disabled("needs luck")
    @PythonControl(refusedWith = "the number is 2")
    void theWorldWhereItIsFalseOnPython(CPython python) {
      theNumberIsOne(2);
    }
  }

  @Claim("a.claim")
  static class PythonAlone {
    @PythonCheck
    void itIsSo(CPython python) {
      theNumberIsOne(1);
    }

    @PythonControl(refusedWith = "the number is 2")
    void theWorldWhereItIsFalse(CPython python) {
      theNumberIsOne(2);
    }
  }

  @Claim("a.claim")
  static class WithoutLock {
    @PythonCheck
    void itIsSo(CPython python) {
      theNumberOfLocksIsZero(python, 0);
    }

    @PythonControl(refusedWith = "the number is 2")
    void theWorldWhereItIsFalse(CPython python) {
      theNumberOfLocksIsZero(python, 2);
    }

    private static void theNumberOfLocksIsZero(CPython python, int locks) {
      if (python.hasLock()) {
        throw Undecided.needs("a CPython without the lock");
      }
      theNumberIsOne(locks == 0 ? 1 : locks);
    }
  }

  @Claim("a.claim")
  static class NoPythonControl extends OnTheJvm {
    @PythonCheck
    void itIsSoOnPython(CPython python) {
      theNumberIsOne(1);
    }
  }

  @Claim("a.claim")
  static class SeesNone {
    @PythonCheck
    void itIsSo() {
      theNumberIsOne(1);
    }

    @PythonControl(refusedWith = "the number is 2")
    void theWorldWhereItIsFalse(CPython python) {
      theNumberIsOne(2);
    }
  }

  @Claim("a.claim")
  static class Twice {
    @PythonCheck
    @Test
    void itIsSo(CPython python) {
      theNumberIsOne(1);
    }

    @PythonControl(refusedWith = "the number is 2")
    void theWorldWhereItIsFalse(CPython python) {
      theNumberIsOne(2);
    }
  }

  private static void theNumberIsOne(int number) {
    assertThat(number).withFailMessage("the number is %d", number).isEqualTo(1);
  }
}
