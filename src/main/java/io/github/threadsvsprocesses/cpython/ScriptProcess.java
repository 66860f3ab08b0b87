package io.github.threadsvsprocesses.cpython;

import io.github.threadsvsprocesses.footprint.Ledger;
import io.github.threadsvsprocesses.footprint.ProcessTree;
import io.github.threadsvsprocesses.process.OutputTail;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A process of an interpreter with its lines each way, and its end: with all that it has started,
 * directly or not. Safe for use by many threads.
 */
final class ScriptProcess {
  /** From the goodbye to the kill; times {@link TimeoutFactor}. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** What the system may take to end a killed process; times {@link TimeoutFactor}. */
  private static final Duration KILL_DEADLINE = Duration.ofSeconds(10);

  private static final long BETWEEN_LOOKS = 2_000_000;

  /** After its end only what it has left running can hold its output open. */
  private static final Duration OUTPUT_DEADLINE = Duration.ofSeconds(1);

  /** For a hung script to show what each of its threads does. */
  private static final Duration STACKS_DEADLINE = Duration.ofSeconds(1);

  /** What any system's pipe takes without a reader. */
  private static final int ROOM_OF_A_PIPE = 4_096;

  /** So an interpreter begins that gives up before it has run anything. */
  private static final String FATAL = "Fatal Python error";

  private static final byte[] GOODBYE = {'\n'};
  private static final byte[] SHOW_STACKS = {'!', '\n'};
  private static final String END_OF_STACKS = "(end of the stacks)";

  private final List<String> command;
  private final Process process;
  private final Ledger.Entry entry;
  private final Surroundings surroundings;
  private final Answers answers;
  private final OutputTail errorOutput;

  private ScriptProcess(
      List<String> command, Process process, Ledger.Entry entry, Surroundings surroundings) {
    this.command = command;
    this.process = process;
    this.entry = entry;
    this.surroundings = surroundings;
    answers = new Answers(process.getInputStream(), "tvp-python-" + process.pid());
    errorOutput =
        new OutputTail(
            process.getErrorStream(),
            surroundings.errorOutput(),
            "tvp-python-stderr-" + process.pid());
  }

  /**
   * Starts it and hands over the arguments, by the first line of its input.
   *
   * @throws PythonFailed when the system does not start it
   */
  static ScriptProcess start(List<String> command, Object... arguments) {
    byte[] first = Facts.line(arguments);
    Surroundings surroundings = Surroundings.create();
    ProcessBuilder builder = new ProcessBuilder(command).directory(surroundings.folder().toFile());
    surroundings.putInto(builder.environment());
    String mark = Ledger.mark(builder.environment());
    Process process;
    try {
      process = builder.start();
    } catch (IOException refused) {
      surroundings.remove();
      throw new PythonFailed("The system did not start " + String.join(" ", command), "", refused);
    }
    ScriptProcess script;
    try {
      Ledger.Entry entry = Ledger.enter(mark, process.toHandle());
      script = new ScriptProcess(command, process, entry, surroundings);
    } catch (RuntimeException notWritten) {
      process.destroyForcibly();
      surroundings.remove();
      throw notWritten;
    }
    script.send(first);
    return script;
  }

  long pid() {
    return process.pid();
  }

  Answers answers() {
    return answers;
  }

  /** One that has ended gets nothing; who waits for its answer will say so. */
  void send(byte[] line) {
    if (line.length <= ROOM_OF_A_PIPE) {
      write(line);
      return;
    }
    Thread writer = new Thread(() -> write(line), "tvp-python-stdin-" + pid());
    writer.setDaemon(true);
    writer.start();
  }

  private synchronized void write(byte[] line) {
    try {
      OutputStream input = process.getOutputStream();
      input.write(line);
      input.flush();
    } catch (IOException ended) {
      // See above.
    }
  }

  /** False when it still runs at the deadline. */
  boolean awaitExit(Duration deadline) throws InterruptedException {
    return process.waitFor(deadline.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Of one that has ended. */
  int exitCode() {
    return process.exitValue();
  }

  /** Of one that has ended: why it did, or what it said last; empty when that is nothing. */
  String complaint() throws InterruptedException {
    errorOutput.awaitEnd(OUTPUT_DEADLINE);
    String text = errorOutput.text().stripTrailing();
    return text.lines()
        .filter(line -> line.startsWith(FATAL))
        .findFirst()
        .orElse(text.substring(text.lastIndexOf('\n') + 1).strip());
  }

  /** For one that hangs: has it write down what each of its threads does. */
  void showStacks() throws InterruptedException {
    send(SHOW_STACKS);
    errorOutput.await(text -> text.contains(END_OF_STACKS), TimeoutFactor.times(STACKS_DEADLINE));
  }

  /** For one that has ended, or is to end by itself: within the time of grace, else by a kill. */
  void end() {
    send(GOODBYE);
    boolean interrupted = Thread.interrupted();
    try {
      if (!awaitExit(TimeoutFactor.times(GRACE))) {
        killTree();
      }
    } catch (InterruptedException hurry) {
      interrupted = true;
    }
    kill();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it and all that it has started; removes what is left of it. */
  void kill() {
    boolean interrupted = Thread.interrupted();
    killTree();
    closeInput();
    try {
      awaitExit(TimeoutFactor.times(KILL_DEADLINE));
      entry.killOrphans();
      awaitCleaners();
      errorOutput.awaitEnd(OUTPUT_DEADLINE);
    } catch (InterruptedException hurry) {
      interrupted = true;
      entry.killOrphans();
    }
    entry.close();
    surroundings.remove();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void killTree() {
    ProcessTree.kill(process.toHandle());
  }

  /**
   * They clean up and end by themselves. The end of the output does not tell that they have: unless
   * it is read at that very moment, the JDK takes the script's own end for it.
   */
  private void awaitCleaners() {
    long deadline = System.nanoTime() + TimeoutFactor.times(GRACE).toNanos();
    // One that has ended and waits for its parent has no environment any more.
    while (!entry.carriers().isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(BETWEEN_LOOKS);
    }
    entry.carriers().forEach(ProcessHandle::destroyForcibly);
  }

  private void closeInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException alreadyGone) {
      // Nothing is left to close.
    }
  }

  /** What went wrong, with what the script itself says of it. Call it before the kill. */
  PythonFailed failure(String what, @Nullable Throwable cause) {
    return Diagnosis.of(what, command, process, errorOutput.text(), cause);
  }

  /** The same for one that has ended; waits for the last of its output. */
  PythonFailed failureOfTheEnd(String what, @Nullable Throwable cause) throws InterruptedException {
    awaitExit(TimeoutFactor.times(GRACE)); // Its output may end a moment before itself.
    errorOutput.awaitEnd(TimeoutFactor.times(OUTPUT_DEADLINE));
    return failure(what, cause);
  }
}
