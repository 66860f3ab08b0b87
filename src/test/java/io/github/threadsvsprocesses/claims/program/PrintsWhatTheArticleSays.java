package io.github.threadsvsprocesses.claims.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.ArticleProgram;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.ProgramRun;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** With a thread, a child JVM and a queue, the closing program prints what the article says. */
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

  @Check
  void aThreadSharesAProcessDoesNotAndAQueueCarries(Evidence evidence) {
    theProgramPrintsWhatTheArticleSays("process", evidence);
  }

  @Control(refusedWith = "line 4 is 'list after the process: [left by a process]'")
  void aThreadInPlaceOfTheProcess(Evidence evidence) {
    theProgramPrintsWhatTheArticleSays("thread", evidence);
  }

  private static void theProgramPrintsWhatTheArticleSays(String world, Evidence evidence) {
    evidence.when("the program runs, as a program of its own, with a " + world);
    ProgramRun run = ForkedJvm.runMain(ArticleProgram.class, world);
    List<String> printed = run.output().lines().toList();
    printed.forEach(evidence::then);
    assertThat(run.exitCode()).as("exit code; it wrote: %s", run.errorOutput()).isZero();

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
    assertThat(pids).as("the PIDs of the process and of the program").hasSize(2);
    assertThat(pids.get(0)).as("the PID of the process").isNotEqualTo(pids.get(1));
  }
}
