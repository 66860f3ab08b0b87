package io.github.threadsvsprocesses.claims.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.ArticleProgram;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.ProgramRun;
import java.util.HashMap;
import java.util.Map;

/** With a thread, a child JVM and a queue, the closing program prints what the article says. */
@Claim("program.prints-what-the-article-says")
class PrintsWhatTheArticleSays {
  @Check
  void aThreadSharesAProcessDoesNotAndAQueueCarries(Evidence evidence) {
    theProgramPrintsWhatTheArticleSays("process", evidence);
  }

  @Control(refusedWith = "'list after the process' is [left by a process] and not []")
  void aThreadInPlaceOfTheProcess(Evidence evidence) {
    theProgramPrintsWhatTheArticleSays("thread", evidence);
  }

  private static void theProgramPrintsWhatTheArticleSays(String world, Evidence evidence) {
    evidence.when("the program runs, as a program of its own, with a " + world);
    ProgramRun run = ForkedJvm.runMain(ArticleProgram.class, world);
    run.output().lines().forEach(evidence::then);
    assertThat(run.exitCode()).as("exit code; it wrote: %s", run.errorOutput()).isZero();

    Map<String, String> printed = new HashMap<>();
    run.output()
        .lines()
        .map(line -> line.split(": ", 2))
        .forEach(line -> printed.put(line[0], line[line.length - 1]));
    isPrinted(printed, "list after the thread", "[left by a thread]");
    isPrinted(printed, "list inside the process", "[left by a process]");
    isPrinted(printed, "list after the process", "[]");
    isPrinted(printed, "from the queue", "greetings");
    assertThat(printed.get("PID inside the process"))
        .as("PID inside the process")
        .matches("\\d+")
        .isNotEqualTo(printed.get("PID of the program"));
  }

  private static void isPrinted(Map<String, String> printed, String what, String value) {
    assertThat(printed.get(what))
        .withFailMessage("'%s' is %s and not %s", what, printed.get(what), value)
        .isEqualTo(value);
  }
}
