package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.Verdicts.CheckOutcome;
import io.github.threadsvsprocesses.verdict.Verdicts.ControlOutcome;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;

/** The checks and controls of one claim class on one runtime, as they end. Not thread-safe. */
final class RuntimeRecord {
  private final Class<?> type;
  private final String runtime;
  private final Set<Method> ended = new HashSet<>();
  private final List<Verdicts.Check> checks = new ArrayList<>();
  private final List<Verdicts.Control> controls = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  RuntimeRecord(Class<?> type, String runtime) {
    this.type = type;
    this.runtime = runtime;
  }

  /**
   * A check or control has ended.
   *
   * @param refusal what the judgement itself said when it refused its world; null when it did not,
   *     for an assertion error from a set-up or a fixture's closing is no judgement
   * @param story what it told, fit to be shown
   */
  void add(
      Method method,
      String name,
      TestExecutionResult result,
      @Nullable String refusal,
      List<String> story,
      long millis) {
    ended.add(method);
    String message = result.getThrowable().map(Words::inOneLine).orElse(null);
    boolean refused = refusal != null;
    if (Role.isControl(method)) {
      String said = message == null ? refusal : message;
      controls.add(
          new Verdicts.Control(name, controlOutcome(result, refused), said, millis, story));
      return;
    }
    checks.add(new Verdicts.Check(name, checkOutcome(result, refused), message, millis, story));
    if (result.getStatus() == Status.FAILED && !refused) {
      faults.add("'" + name + "' broke with " + message);
    }
  }

  /** The platform did not run it: a machine that does not allow an answer is told by a run. */
  void addSkipped(Method method, String name, String reason) {
    ended.add(method);
    faults.add("'" + name + "' did not run: " + reason);
  }

  boolean isJvm() {
    return runtime.equals(Statement.JVM);
  }

  /** The class failed outside its checks and controls. */
  void addFault(Throwable thrown) {
    faults.add(Words.inOneLine(thrown));
  }

  RuntimeVerdict verdict() {
    return RuntimeVerdict.of(
        runtime, List.copyOf(checks), List.copyOf(controls), faults, missing());
  }

  private List<String> missing() {
    return Arrays.stream(Role.values())
        .filter(role -> role.isPython() != isJvm())
        .flatMap(role -> role.in(type).stream())
        .filter(method -> !ended.contains(method))
        .map(method -> PlainWords.words(method.getName()))
        .toList();
  }

  private static CheckOutcome checkOutcome(TestExecutionResult result, boolean refused) {
    return switch (result.getStatus()) {
      case SUCCESSFUL -> CheckOutcome.PASSED;
      case FAILED -> refused ? CheckOutcome.FAILED : CheckOutcome.ABORTED;
      case ABORTED -> CheckOutcome.ABORTED;
    };
  }

  private static ControlOutcome controlOutcome(TestExecutionResult result, boolean refused) {
    return switch (result.getStatus()) {
      case SUCCESSFUL -> refused ? ControlOutcome.REFUSED : ControlOutcome.NOT_REFUSED;
      case FAILED -> ControlOutcome.NOT_REFUSED;
      case ABORTED -> ControlOutcome.ABORTED;
    };
  }
}
