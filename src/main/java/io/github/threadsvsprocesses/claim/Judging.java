package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.cpython.PythonFailed;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.evidence.Labels;
import io.github.threadsvsprocesses.evidence.SourceCode;
import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.process.ChildFailed;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** Runs checks and controls: labels them in the report, guards against hangs, judges refusals. */
final class Judging implements BeforeEachCallback, InvocationInterceptor {
  /** The report entry by which a check or control tells the recorder what it refused, and why. */
  static final String REFUSED_WITH = "threads-vs-processes.refused-with";

  /** The report entry that holds what a check or control told, a line each. */
  static final String STORY = "threads-vs-processes.story";

  private static final Namespace NAMESPACE = Namespace.create(Judging.class);

  @Override
  public void beforeEach(ExtensionContext context) {
    Claim claim = claimOf(context);
    Labels.put(Catalogue.article(), claim.value(), Role.isControl(context.getRequiredTestMethod()));
    Class<?> type = context.getRequiredTestClass();
    // Once for a claim: it is the same for all of them.
    contextOfTheClass(context)
        .getStore(NAMESPACE)
        .computeIfAbsent(
            type,
            first -> {
              SourceCode.attach(type);
              return true;
            });
  }

  private static ExtensionContext contextOfTheClass(ExtensionContext context) {
    ExtensionContext each = context;
    while (each.getTestMethod().isPresent() && each.getParent().isPresent()) {
      each = each.getParent().get();
    }
    return each;
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    judge(invocation, method.getExecutable(), context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    judge(invocation, method.getExecutable(), context);
  }

  private static void judge(Invocation<Void> invocation, Method method, ExtensionContext context)
      throws Throwable {
    HangGuard guard = new HangGuard(claimOf(context).measured());
    Optional<String> stated = Role.refusedWith(method);
    try {
      Throwable thrown = thrownBy(invocation, guard);
      attachWhatFailedHasLeft(thrown, Evidence.of(context));
      if (stated.isPresent()) {
        String refusal = Words.fit(Refusal.of(thrown, stated.get()));
        Evidence.of(context).then("the judgement refused it: " + refusal);
        context.publishReportEntry(REFUSED_WITH, refusal);
      } else if (thrown instanceof AssertionError refutation) {
        context.publishReportEntry(REFUSED_WITH, Words.inOneLine(refutation));
        throw refutation;
      } else if (thrown != null) {
        throw thrown;
      }
    } catch (Throwable failed) {
      throw FitToShow.of(failed);
    } finally {
      List<String> story = Evidence.of(context).story();
      if (!story.isEmpty()) {
        context.publishReportEntry(STORY, String.join("\n", story));
      }
    }
  }

  private static @Nullable Throwable thrownBy(Invocation<Void> invocation, HangGuard guard) {
    try {
      guard.run(invocation::proceed);
      return null;
    } catch (Undecided undecided) {
      return new TestAbortedException(undecided.getMessage(), undecided);
    } catch (Throwable other) {
      return other;
    }
  }

  /** What a child JVM or a script that failed has left is evidence too. */
  private static void attachWhatFailedHasLeft(@Nullable Throwable thrown, Evidence evidence) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof ChildFailed child) {
        child.files().forEach(evidence::file);
      } else if (each instanceof PythonFailed script && !script.errorOutput().isEmpty()) {
        evidence.text("Standard error of the script", script.errorOutput());
      }
    }
  }

  private static Claim claimOf(ExtensionContext context) {
    return context.getRequiredTestClass().getAnnotation(Claim.class);
  }
}
