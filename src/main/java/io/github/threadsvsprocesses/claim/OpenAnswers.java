package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.verdict.Gate;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** An answer that stays open aborts its test, or fails it where every answer is required. */
final class OpenAnswers implements TestExecutionExceptionHandler {
  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable thrown)
      throws Throwable {
    if (!(thrown instanceof Undecided)) {
      throw thrown;
    }
    if (Options.required().contains(Gate.ALL)) {
      throw new AssertionError("required and undecided here, because " + thrown.getMessage());
    }
    throw new TestAbortedException("undecided here, because " + thrown.getMessage());
  }
}
