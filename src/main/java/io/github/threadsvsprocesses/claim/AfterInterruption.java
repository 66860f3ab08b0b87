package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.verdict.Verdicts;
import java.io.PrintStream;

/**
 * What is done for a run that was interrupted, while its JVM goes down; found by the service
 * loader. A run that was killed outright has only its {@code verdicts.json}.
 */
public interface AfterInterruption {
  /**
   * Shows what is known.
   *
   * @param soFar what was written last; what was not judged to its end did not run
   */
  void show(Verdicts soFar, PrintStream console);
}
