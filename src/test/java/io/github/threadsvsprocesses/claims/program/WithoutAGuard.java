package io.github.threadsvsprocesses.claims.program;

import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.process.ProgramRun;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the closing program without a main guard. A process that is not forked begins by
 * importing the program; without a guard it runs all of it again, and may start no process then.
 *
 * @param usual the start method that this CPython uses where none is named
 * @param runs one by each method
 */
record WithoutAGuard(String usual, List<Run> runs) {
  /** For all of them together, side by side; what waits for ever is seen before. */
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private static final int NO_EXIT_CODE = -1;

  static WithoutAGuard in(CPython python) {
    return python.run(
        WithoutAGuard.class,
        "runs_it_without_a_guard",
        TimeoutFactor.times(DEADLINE).toMillis() / 1e3);
  }

  Run byTheUsual() {
    return runs.stream().filter(run -> run.method().equals(usual)).findFirst().orElseThrow();
  }

  /** Of every run how it ended, and what it printed. */
  void tell(Evidence evidence) {
    evidence.when("the program without a main guard runs by every start method");
    for (Run run : runs) {
      evidence.fact("By " + run.method(), run.inWords());
      evidence.text(
          "Without a main guard, by " + run.method(), run.output() + "\n" + run.errorOutput());
    }
  }

  /**
   * One run.
   *
   * @param exitCode null when it was stopped
   * @param stopped because it waited for what nobody could send any more, or until the deadline
   */
  record Run(
      String method,
      @Nullable Integer exitCode,
      boolean stopped,
      String output,
      String errorOutput) {
    String inWords() {
      return (stopped ? "it had to be stopped" : "it ended with exit code " + exitCode)
          + ", after "
          + output.lines().count()
          + " lines"
          + whyNoProcessCame();
    }

    private String whyNoProcessCame() {
      long refused = errorOutput.lines().filter(line -> line.startsWith("RuntimeError")).count();
      return refused == 0
          ? ""
          : "; RuntimeError was raised "
              + (refused == 1 ? "once" : refused + " times")
              + errorOutput
                  .lines()
                  .filter(line -> line.contains("bootstrapping phase"))
                  .findFirst()
                  .map(line -> " ('… " + line.strip() + "')")
                  .orElse("");
    }

    ProgramRun asRun() {
      return new ProgramRun(exitCode == null ? NO_EXIT_CODE : exitCode, output, errorOutput);
    }
  }
}
