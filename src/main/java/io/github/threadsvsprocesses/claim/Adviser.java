package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.claim.Measurements.Measured;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.workload.BadWorkload;
import io.github.threadsvsprocesses.workload.Workload;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Measures workloads and says which way to do them: threads, virtual threads, processes, or one
 * worker alone; how many; and why. A parameter of the tests of a {@link WorkloadTest} and of the
 * checks and controls of a {@link Claim}; used by the test's thread. Crews start when the first
 * workload of the class is measured and end with the class.
 *
 * <pre>{@code
 * @WorkloadTest
 * class ThumbnailsTest {
 *   record Thumbnail(int photo) implements Task<Long> { … }
 *
 *   @Test
 *   void threadsSuffice(Adviser adviser) throws Exception {
 *     adviser.advise(Workload.of("thumbnails", Thumbnail::new)).expect(Choice.THREADS);
 *   }
 * }
 * }</pre>
 */
public final class Adviser {
  private final Measurements measurements;
  private final Evidence evidence;
  private final PrintStream console;

  Adviser(Measurements measurements, Evidence evidence, PrintStream console) {
    this.measurements = measurements;
    this.evidence = evidence;
    this.console = console;
  }

  /**
   * Measures, for some ten seconds on a quiet machine, and tells the advice on the console and in
   * the report. The same object is measured once in a class, whoever asks.
   *
   * @throws BadWorkload when the workload cannot be measured: a line says why
   */
  public Advice advise(Workload<?> workload) throws Exception {
    return advise(workload, false, "threads");
  }

  /**
   * The same on a model of a runtime with a global lock, such as CPython's, see {@link
   * io.github.threadsvsprocesses.workload.ThreadsOrProcesses#underTheInterpreterLock}.
   */
  public Advice adviseUnderTheInterpreterLock(Workload<?> workload) throws Exception {
    return advise(workload, true, "threads under the interpreter lock");
  }

  private Advice advise(Workload<?> workload, boolean underTheLock, String threads)
      throws Exception {
    evidence.given("one worker, 2 " + threads + ", and 2 processes");
    evidence.when("round after round, in random order, each does: " + workload.name());
    boolean told = measurements.know(workload, underTheLock);
    try {
      Measured measured = measurements.of(workload, underTheLock);
      Advice advice = new Advice(measured.comparison(), measured.recommendation(), evidence);
      if (!told) {
        console.println(advice.recommendation().inWords());
      }
      advice.tell(measured);
      return advice;
    } catch (BadWorkload bad) {
      if (bad.getCause() != null) {
        evidence.text("Why it cannot be measured", stackOf(bad));
      }
      throw bad.withoutCause();
    }
  }

  private static String stackOf(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
