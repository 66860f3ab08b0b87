package io.github.threadsvsprocesses.claims.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.ArticleProgram;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claims.StartMethods;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.ProgramRun;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * With a thread, a child JVM and a queue, the closing program prints what the article says. In
 * CPython the process is one of multiprocessing, by every start method, and the program has a main
 * guard. The article prints it without one: then it is held to the method that this CPython uses by
 * itself, and what becomes of it by the others is told.
 */
@Claim("program.prints-what-the-article-says")
class PrintsWhatTheArticleSays {
  private static final List<String> WHAT_THE_ARTICLE_SAYS =
      List.of(
          "list after the thread: [left by a thread]",
          "list inside the process: [left by a process]",
          "PID inside the process: N",
          "list after the process: []",
          "from the queue: greetings",
          "PID of the program: N");

  private static final Pattern PID = Pattern.compile("\\d+");

  private static final String NOT_APART = "line 4 is 'list after the process: [left by a process]'";

  @Check
  void aThreadSharesAProcessDoesNotAndAQueueCarries(Evidence evidence) {
    theProgramPrintsWhatTheArticleSays("process", evidence);
  }

  @Control(refusedWith = NOT_APART)
  void aThreadInPlaceOfTheProcess(Evidence evidence) {
    theProgramPrintsWhatTheArticleSays("thread", evidence);
  }

  private static void theProgramPrintsWhatTheArticleSays(String world, Evidence evidence) {
    evidence.when("the program runs, as a program of its own, with a " + world);
    printsWhatTheArticleSays(ForkedJvm.runMain(ArticleProgram.class, world), evidence);
  }

  @PythonCheck
  void inPythonTheSame(CPython python, Evidence evidence) throws Exception {
    ProgramRun jvm = ForkedJvm.runMain(ArticleProgram.class, "process");
    StartMethods.each(
        python,
        evidence,
        method -> {
          evidence.when("the program runs in CPython, as a program of its own");
          ProgramRun run = python.run(ProgramRun.class, "runs_the_closing_program", method);
          printsWhatTheArticleSays(run, evidence);
          evidence.text(
              "What the JVM and CPython printed, line by line, with " + method,
              SideBySide.of("JVM", jvm.output(), python.runtime(), run.output()));
        });
  }

  @PythonCheck
  void inPythonAsItIsPrintedWithoutAMainGuard(CPython python, Evidence evidence) {
    WithoutAGuard seen = WithoutAGuard.in(python);
    seen.tell(evidence);
    evidence.when(
        "the program without a main guard runs by this CPython's own start method, "
            + seen.usual());
    try {
      printsWhatTheArticleSays(seen.byTheUsual().asRun(), evidence);
    } catch (AssertionError different) {
      throw new AssertionError(
          "without a main guard, by %s, %s: %s"
              .formatted(seen.usual(), seen.byTheUsual().inWords(), different.getMessage()),
          different);
    }
  }

  @PythonControl(refusedWith = NOT_APART)
  void inPythonAThreadInPlaceOfTheProcess(CPython python, Evidence evidence) {
    evidence.when("the program runs in CPython, as a program of its own, with a thread");
    printsWhatTheArticleSays(
        python.run(ProgramRun.class, "runs_the_closing_program", "thread"), evidence);
  }

  private static void printsWhatTheArticleSays(ProgramRun run, Evidence evidence) {
    List<String> printed = run.output().lines().toList();
    printed.forEach(evidence::then);
    List<String> pids = new ArrayList<>();
    List<String> withoutPids = new ArrayList<>();
    for (String line : printed) {
      Matcher pid = PID.matcher(line);
      pid.results().forEach(found -> pids.add(found.group()));
      withoutPids.add(pid.replaceAll("N"));
    }
    for (int i = 0; i < WHAT_THE_ARTICLE_SAYS.size(); i++) {
      String line = i < withoutPids.size() ? withoutPids.get(i) : "missing";
      assertThat(line)
          .withFailMessage(
              "line %d is '%s' and not '%s'", i + 1, line, WHAT_THE_ARTICLE_SAYS.get(i))
          .isEqualTo(WHAT_THE_ARTICLE_SAYS.get(i));
    }
    assertThat(printed).as("lines printed").hasSameSizeAs(WHAT_THE_ARTICLE_SAYS);
    assertThat(run.exitCode()).as("exit code; it wrote: %s", run.errorOutput()).isZero();
    assertThat(pids).as("the PIDs of the process and of the program").hasSize(2);
    assertThat(pids.get(0)).as("the PID of the process").isNotEqualTo(pids.get(1));
  }
}
