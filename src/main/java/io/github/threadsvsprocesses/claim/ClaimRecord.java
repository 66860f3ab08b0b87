package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.Verdicts.CheckOutcome;
import io.github.threadsvsprocesses.verdict.Verdicts.ControlOutcome;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;

/** The checks and controls of one claim class, as they end. Not thread-safe. */
final class ClaimRecord {
  private final Class<?> type;
  private final Map<Method, Verdicts.Check> checks = new LinkedHashMap<>();
  private final Map<Method, Verdicts.Control> controls = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

  ClaimRecord(Class<?> type) {
    this.type = type;
  }

  /**
   * @param refusal what refused a control; null when nothing did, and for a check
   */
  void add(
      Method method,
      String name,
      TestExecutionResult result,
      @Nullable String refusal,
      long millis) {
    String message = result.getThrowable().map(Words::inOneLine).orElse(refusal);
    if (method.isAnnotationPresent(Control.class)) {
      ControlOutcome outcome = controlOutcome(result, refusal);
      controls.put(method, new Verdicts.Control(name, outcome, message, millis));
    } else {
      checks.put(method, new Verdicts.Check(name, checkOutcome(result), message, millis));
      if (result.getStatus() == Status.FAILED && !isJudgement(result)) {
        faults.add("'" + name + "' broke with " + message);
      }
    }
  }

  /** The class failed outside its checks and controls. */
  void addFault(Throwable thrown) {
    faults.add(Words.inOneLine(thrown));
  }

  RuntimeVerdict verdict() {
    return RuntimeVerdict.of(
        Statement.JVM,
        List.copyOf(checks.values()),
        List.copyOf(controls.values()),
        faults,
        missing());
  }

  private List<String> missing() {
    Stream<Method> checksThatDidNotRun =
        Rules.methods(type, Check.class).stream().filter(each -> !checks.containsKey(each));
    Stream<Method> controlsThatDidNotRun =
        Rules.methods(type, Control.class).stream().filter(each -> !controls.containsKey(each));
    return Stream.concat(checksThatDidNotRun, controlsThatDidNotRun)
        .map(method -> PlainWords.words(method.getName()))
        .toList();
  }

  private static CheckOutcome checkOutcome(TestExecutionResult result) {
    return switch (result.getStatus()) {
      case SUCCESSFUL -> CheckOutcome.PASSED;
      case FAILED -> isJudgement(result) ? CheckOutcome.FAILED : CheckOutcome.ABORTED;
      case ABORTED -> CheckOutcome.ABORTED;
    };
  }

  private static ControlOutcome controlOutcome(
      TestExecutionResult result, @Nullable String refusal) {
    return switch (result.getStatus()) {
      case SUCCESSFUL -> refusal == null ? ControlOutcome.NOT_REFUSED : ControlOutcome.REFUSED;
      case FAILED -> ControlOutcome.NOT_REFUSED;
      case ABORTED -> ControlOutcome.ABORTED;
    };
  }

  private static boolean isJudgement(TestExecutionResult result) {
    return result.getThrowable().filter(AssertionError.class::isInstance).isPresent();
  }
}
