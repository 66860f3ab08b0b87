package io.github.threadsvsprocesses.cpython;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.List;

/** One run of a script, from its start to the facts that it reported last. */
final class ScriptRun {
  /** For the last of its output, once it has ended. */
  private static final Duration OUTPUT_DEADLINE = Duration.ofSeconds(1);

  private ScriptRun() {}

  static <T> T of(List<String> command, Object[] arguments, Duration deadline, Class<T> facts) {
    ScriptProcess script = ScriptProcess.start(command, arguments);
    try {
      String line = lastLine(script, deadline);
      return Facts.read(line, facts);
    } catch (JsonProcessingException e) {
      throw script.failure(
          "did not report " + facts.getSimpleName() + ", " + e.getOriginalMessage(), e);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      throw script.failure("was interrupted", hurry);
    } finally {
      script.kill();
    }
  }

  private static String lastLine(ScriptProcess script, Duration deadline)
      throws InterruptedException {
    if (!script.awaitExit(deadline)) {
      script.showStacks();
      throw script.failure("did not end within " + inWords(deadline), null);
    }
    if (script.exitCode() != 0) {
      throw script.failureOfTheEnd("failed", null);
    }
    String last = script.answers().last(OUTPUT_DEADLINE);
    if (last == null) {
      throw script.failureOfTheEnd("ended and reported nothing", null);
    }
    if (last.equals(Answers.TOO_LONG)) {
      throw script.failure("reported more than " + Answers.LONGEST + " bytes", null);
    }
    return last;
  }

  static String inWords(Duration deadline) {
    return deadline.toMillis() < 10_000 ? deadline.toMillis() + " ms" : deadline.toSeconds() + " s";
  }
}
