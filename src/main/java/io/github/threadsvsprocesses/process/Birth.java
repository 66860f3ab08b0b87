package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts a child JVM and waits until it is ready, or says why it is not. */
final class Birth {
  /** From the start of the process to its being ready; times {@link TimeoutFactor}. */
  private static final Duration READY_DEADLINE = Duration.ofSeconds(30);

  /** For one that has ended: to be seen as such, with its output. */
  private static final Duration EXIT_DEADLINE = Duration.ofSeconds(2);

  private Birth() {}

  static ForkedJvm of(ForkedJvmBuilder configuration) {
    try {
      return of(configuration, Reports.open());
    } catch (IOException | UncheckedIOException refused) {
      throw new ChildFailed("A child JVM could not be prepared: " + refused.getMessage(), refused);
    }
  }

  static ForkedJvm of(ForkedJvmBuilder configuration, Reports reports) {
    Duration deadline = Debugging.suspend(TimeoutFactor.times(READY_DEADLINE));
    ChildProcess child;
    try {
      child = configuration.startProcess(ChildMain.class, reports.address());
    } catch (RuntimeException refused) {
      reports.close();
      throw refused;
    }
    ControlReader reader = new ControlReader(child, reports);
    try {
      reader.ready().get(deadline.toNanos(), TimeUnit.NANOSECONDS);
      return new ForkedJvm(child, reports, reader);
    } catch (ExecutionException | TimeoutException | InterruptedException notReady) {
      throw giveUp(child, reports, notReady);
    }
  }

  private static ChildFailed giveUp(ChildProcess child, Reports reports, Exception notReady) {
    String dump = "";
    String exit = "still running, killed now";
    try {
      if (!(notReady instanceof ExecutionException) && child.isAlive()) {
        dump = "\n" + child.threadDump();
      } else if (child.awaitExit(TimeoutFactor.times(EXIT_DEADLINE))) {
        exit = child.exit(false).toString();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    if (notReady instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    ChildFailed failed =
        new ChildFailed(
            "A child JVM did not become ready." + child.diagnosis(exit) + dump,
            notReady,
            child.files().keep());
    child.killTree();
    child.release();
    reports.childHasEnded(); // Which ends the receiving, and that closes them.
    child.files().remove();
    return failed;
  }
}
