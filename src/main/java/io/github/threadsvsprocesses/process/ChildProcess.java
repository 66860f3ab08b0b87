package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** An operating system's process that runs a JVM, its output being drained, and its diagnosis. */
final class ChildProcess {
  /** A JVM answers SIGQUIT at a safepoint; one that is stopped never does. */
  private static final Duration THREAD_DUMP_DEADLINE = Duration.ofSeconds(3);

  /** After its exit only a surviving grandchild can hold its output open. */
  private static final Duration OUTPUT_DEADLINE = Duration.ofSeconds(1);

  private static final int TAIL_IN_MESSAGE = 2_000;
  private static final Pattern END_OF_DUMP = Pattern.compile("JNI global ref");

  private final List<String> command;
  private final Process process;
  private final OutputTail output;
  private final OutputTail errorOutput;

  private ChildProcess(List<String> command, Process process) {
    this.command = command;
    this.process = process;
    output = new OutputTail(process.getInputStream(), "tvp-stdout-" + process.pid());
    errorOutput = new OutputTail(process.getErrorStream(), "tvp-stderr-" + process.pid());
  }

  /** Starts the command and hands over what it is to know. */
  static ChildProcess start(
      List<String> command, Map<String, String> environment, Handover handover) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    ChildProcess child;
    try {
      child = new ChildProcess(command, builder.start());
    } catch (IOException refused) {
      throw new ChildFailed("The system did not start " + String.join(" ", command), refused);
    }
    try {
      handover.writeTo(child.process.getOutputStream());
    } catch (IOException ended) {
      // It has ended already; whoever waits for it will say how.
    }
    return child;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int exitCode() {
    return process.exitValue();
  }

  void onExit(Runnable action) {
    var unused = process.onExit().thenRun(action);
  }

  String output() {
    return output.text();
  }

  String errorOutput() {
    return errorOutput.text();
  }

  /** Waits for the exit, and then for the last of the output; false when the time is over. */
  boolean awaitExit(Duration timeout) throws InterruptedException {
    if (!process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    output.awaitEnd(TimeoutFactor.times(OUTPUT_DEADLINE));
    errorOutput.awaitEnd(TimeoutFactor.times(OUTPUT_DEADLINE));
    return true;
  }

  /**
   * What every thread of it does, as the JVM itself says on its standard output when it gets a
   * SIGQUIT; this needs no tool of the JDK and works when the Java code hangs.
   */
  String threadDump() throws InterruptedException {
    long before = END_OF_DUMP.matcher(output.text()).results().count();
    try {
      new ProcessBuilder("/bin/sh", "-c", "kill -QUIT " + pid())
          .redirectErrorStream(true)
          .start()
          .waitFor();
    } catch (IOException noShell) {
      return "no thread dump: " + noShell.getMessage();
    }
    String text =
        output.await(
            soFar -> END_OF_DUMP.matcher(soFar).results().count() > before,
            TimeoutFactor.times(THREAD_DUMP_DEADLINE));
    int start = text.lastIndexOf("Full thread dump");
    return start < 0
        ? "no thread dump: the JVM did not answer SIGQUIT within "
            + TimeoutFactor.times(THREAD_DUMP_DEADLINE)
        : text.substring(start);
  }

  /** For a message: its command, how it ended, the tail of its output. */
  String diagnosis(String exit) {
    return "\n  child: process "
        + pid()
        + ", "
        + exit
        + "\n  command: "
        + String.join(" ", command)
        + tail("standard output", output.text())
        + tail("standard error", errorOutput.text());
  }

  private static String tail(String name, String text) {
    String stripped = text.stripTrailing();
    String kept = stripped.substring(Math.max(0, stripped.length() - TAIL_IN_MESSAGE));
    return "\n  " + name + (kept.isEmpty() ? ": empty" : " ended with:\n" + kept.indent(4));
  }

  void killTree() {
    ProcessTree.kill(handle());
  }

  /** Lets go of the child's input, which ends a child that still lives. */
  void release() {
    try {
      process.getOutputStream().close();
    } catch (IOException alreadyGone) {
      // Nothing is left to release.
    }
  }
}
