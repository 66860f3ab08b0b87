package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.footprint.Ledger;
import io.github.threadsvsprocesses.footprint.ProcessTree;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** An operating system's process that runs a JVM, its output being drained, and its diagnosis. */
final class ChildProcess {
  /** After its exit only a surviving grandchild can hold its output open. */
  private static final Duration OUTPUT_DEADLINE = Duration.ofSeconds(1);

  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\r\\n\\t]]");

  private static final int TAIL_IN_MESSAGE = 2_000;

  private final List<String> command;
  private final Process process;
  private final ChildFiles files;
  private final Ledger.Entry entry;
  private final OutputTail output;
  private final OutputTail errorOutput;

  private ChildProcess(
      List<String> command, Process process, ChildFiles files, Ledger.Entry entry) {
    this.command = command;
    this.process = process;
    this.files = files;
    this.entry = entry;
    output =
        new OutputTail(process.getInputStream(), files.output(), "tvp-stdout-" + process.pid());
    errorOutput =
        new OutputTail(
            process.getErrorStream(), files.errorOutput(), "tvp-stderr-" + process.pid());
  }

  /** Starts what the builder describes, writes it down, and hands over what it is to know. */
  static ChildProcess start(ProcessBuilder builder, ChildFiles files, Handover handover) {
    String mark = Ledger.mark(builder.environment());
    Process process;
    try {
      process = builder.start();
    } catch (IOException refused) {
      throw new ChildFailed(
          "The system did not start " + String.join(" ", builder.command()), refused);
    }
    ChildProcess child;
    try {
      child =
          new ChildProcess(
              List.copyOf(builder.command()),
              process,
              files,
              Ledger.enter(mark, process.toHandle()));
    } catch (RuntimeException notWritten) {
      process.destroyForcibly();
      throw new ChildFailed("A child JVM was started and killed again.", notWritten);
    }
    try {
      handover.writeTo(child.input());
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

  ChildFiles files() {
    return files;
  }

  OutputStream input() {
    return process.getOutputStream();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** How it has ended. */
  Exit exit(boolean signalled) {
    return ExitMark.exit(process.exitValue(), files.exitMark(), signalled);
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

  /** Waits for the exit alone; false when the time is over. */
  boolean awaitProcess(Duration timeout) throws InterruptedException {
    return process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Waits for the exit, and then for the last of the output; false when the time is over. */
  boolean awaitExit(Duration timeout) throws InterruptedException {
    if (!awaitProcess(timeout)) {
      return false;
    }
    output.awaitEnd(TimeoutFactor.times(OUTPUT_DEADLINE));
    errorOutput.awaitEnd(TimeoutFactor.times(OUTPUT_DEADLINE));
    return true;
  }

  /** What each of its threads does; it is kept beside its output. Empty when it has ended. */
  String threadDump() throws InterruptedException {
    if (!isAlive()) {
      return "";
    }
    String dump = ThreadDumps.of(pid(), output);
    files.keepDump(dump);
    return dump;
  }

  /** For a message: its command, how it ended, the tail of its output. */
  String diagnosis(String exit) {
    String crash = files.crashHead();
    return "\n  child: process "
        + pid()
        + ", "
        + exit
        + "\n  command: "
        + String.join(" ", command)
        + tail("standard output", output.text())
        + tail("standard error", errorOutput.text())
        + (crash.isEmpty() ? "" : "\n  its JVM crashed, and reports:\n" + crash.indent(4));
  }

  private static String tail(String name, String text) {
    // The message goes to consoles, which obey control characters.
    String stripped = CONTROLS.matcher(text).replaceAll("\uFFFD").stripTrailing();
    String kept = stripped.substring(Math.max(0, stripped.length() - TAIL_IN_MESSAGE));
    return "\n  " + name + (kept.isEmpty() ? ": empty" : " ended with:\n" + kept.indent(4));
  }

  void killTree() {
    ProcessTree.kill(handle());
  }

  /** For one that has ended: what it had started may still run, in nobody's tree. */
  void killOrphans() {
    entry.killOrphans();
  }

  /** It is gone. */
  void strikeOut() {
    entry.close();
  }

  /** Lets go of the child's input, which ends a child that still lives. */
  void release() {
    try {
      input().close();
    } catch (IOException alreadyGone) {
      // Nothing is left to release.
    }
  }
}
