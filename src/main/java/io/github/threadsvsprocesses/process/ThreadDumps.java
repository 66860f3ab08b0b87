package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;

/** What every thread of a JVM does, as the JVM itself says. */
final class ThreadDumps {
  /** A JVM answers SIGQUIT at a safepoint; one that is stopped never does. */
  private static final Duration DEADLINE = Duration.ofSeconds(3);

  private static final Pattern END = Pattern.compile("JNI global ref");

  private ThreadDumps() {}

  /**
   * Written on its standard output when it gets a SIGQUIT; this needs no tool of the JDK and works
   * when the Java code hangs.
   */
  static String of(long pid, OutputTail output) throws InterruptedException {
    long before = END.matcher(output.text()).results().count();
    try {
      new ProcessBuilder("/bin/sh", "-c", "kill -QUIT " + pid)
          .redirectErrorStream(true)
          .start()
          .waitFor();
    } catch (IOException noShell) {
      return "no thread dump: " + noShell.getMessage();
    }
    String text =
        output.await(
            soFar -> END.matcher(soFar).results().count() > before, TimeoutFactor.times(DEADLINE));
    int start = text.lastIndexOf("Full thread dump");
    return start < 0
        ? "no thread dump: the JVM did not answer SIGQUIT within " + TimeoutFactor.times(DEADLINE)
        : text.substring(start);
  }
}
