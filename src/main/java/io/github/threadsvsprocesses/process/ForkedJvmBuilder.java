package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a child JVM is started: the Java and the class path of this one, this environment, the serial
 * collector (the quickest to start) unless another is chosen, UTF-8 output. Not thread-safe.
 */
public final class ForkedJvmBuilder {
  /** No child lives longer, whatever becomes of its parent; times {@link TimeoutFactor}. */
  private static final Duration LIFETIME = Duration.ofMinutes(15);

  private static final Duration PROGRAM_DEADLINE = Duration.ofSeconds(60);

  /** Handed on, so that both sides agree. */
  private static final List<String> INHERITED_PROPERTIES =
      List.of("java.io.tmpdir", TimeoutFactor.PROPERTY);

  private final List<String> options = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private String classPath = System.getProperty("java.class.path");

  ForkedJvmBuilder() {}

  /** The most heap it may use, as {@code -Xmx} takes it: "64m". */
  public ForkedJvmBuilder heap(String most) {
    return option("-Xmx" + most);
  }

  /** An option of the {@code java} command, such as "-Xint". */
  public ForkedJvmBuilder option(String option) {
    options.add(option);
    return this;
  }

  /** A variable of its environment, besides or in place of this JVM's. */
  public ForkedJvmBuilder environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  ForkedJvmBuilder classPath(String entries) {
    classPath = entries;
    return this;
  }

  /**
   * Starts a child JVM and waits until it is ready for tasks.
   *
   * @throws ChildFailed when it does not become ready; the message says why
   */
  public ForkedJvm start() {
    return ForkedJvm.start(this);
  }

  /** Runs a program as {@link #runMain(Duration, Class, String...)} does, for at most a minute. */
  public ProgramRun runMain(Class<?> program, String... arguments) {
    return runMain(TimeoutFactor.times(PROGRAM_DEADLINE), program, arguments);
  }

  /**
   * Runs a class that has a main method as a program of its own and waits for its end. Its standard
   * input is empty; its main method is called by a launcher that ends it with this JVM.
   *
   * @throws ChildFailed when it did not end by the deadline, with a thread dump; it is killed then
   */
  public ProgramRun runMain(Duration deadline, Class<?> program, String... arguments) {
    List<String> command = command(ProgramMain.class);
    command.add(program.getName());
    command.addAll(List.of(arguments));
    ChildProcess child = startProcess(command, new Pipe.End("", ""));
    try {
      if (!child.awaitExit(deadline)) {
        throw new ChildFailed(
            program.getName()
                + " did not end within "
                + deadline
                + child.diagnosis("killed now")
                + "\n"
                + child.threadDump());
      }
      return new ProgramRun(child.exitCode(), child.output(), child.errorOutput());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ChildFailed("Interrupted while " + program.getName() + " was running.");
    } finally {
      child.killTree();
      child.release();
    }
  }

  ChildProcess startProcess(List<String> command, Pipe.End control) {
    return ChildProcess.start(
        command,
        environment,
        new Handover(
            control, ProcessHandle.current().pid(), TimeoutFactor.times(LIFETIME).toMillis()));
  }

  /** The command that runs the class; further options of Java go before its end. */
  List<String> command(Class<?> main, String... lastOptions) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:-UsePerfData"));
    if (options.stream().noneMatch(option -> option.matches("-XX:\\+Use\\w+GC"))) {
      command.add("-XX:+UseSerialGC");
    }
    command.addAll(
        List.of("-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
    for (String property : INHERITED_PROPERTIES) {
      String value = System.getProperty(property);
      if (value != null) {
        command.add("-D" + property + "=" + value);
      }
    }
    command.addAll(options);
    command.addAll(List.of(lastOptions));
    try {
      command.addAll(List.of("-cp", ClassPath.jar(classPath).toString()));
    } catch (IOException unwritable) {
      throw new UncheckedIOException("The child's class path could not be written.", unwritable);
    }
    command.add(main.getName());
    return command;
  }
}
