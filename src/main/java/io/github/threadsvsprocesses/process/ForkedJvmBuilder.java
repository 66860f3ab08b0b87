package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a child JVM is started: the Java and the class path of this one, this environment and
 * directory, UTF-8 output, unless told otherwise. Not thread-safe.
 */
public final class ForkedJvmBuilder {
  /** No child lives longer, whatever becomes of its parent; times {@link TimeoutFactor}. */
  private static final Duration LIFETIME = Duration.ofMinutes(15);

  private static final Duration PROGRAM_DEADLINE = Duration.ofSeconds(60);

  private final List<String> options = new ArrayList<>();
  private final List<Consumer<ProcessBuilder>> settings = new ArrayList<>();
  private Path javaHome = JavaCommand.HOME;
  private @Nullable String bareClassPath;
  private Duration lifetime = LIFETIME;
  private String classPath = System.getProperty("java.class.path");

  ForkedJvmBuilder() {}

  /** The home of another JDK or runtime, 17 or newer, whose {@code bin/java} is to run. */
  public ForkedJvmBuilder java(Path home) {
    javaHome = home;
    return this;
  }

  /** The most heap it may use, as {@code -Xmx} takes it: "64m". */
  public ForkedJvmBuilder heap(String most) {
    return option("-Xmx" + most);
  }

  /** An option of the {@code java} command, such as "-Xint". */
  public ForkedJvmBuilder option(String option) {
    options.add(option);
    return this;
  }

  /**
   * The options with which this JVM was started, but for agents, debuggers and crash reports, which
   * would be in each other's way. Costs this JVM its management classes once.
   */
  public ForkedJvmBuilder inheritOptions() {
    options.addAll(JavaCommand.ownOptions());
    return this;
  }

  /** A variable of its environment, besides or in place of this JVM's. */
  public ForkedJvmBuilder environment(String name, String value) {
    settings.add(process -> process.environment().put(name, value));
    return this;
  }

  /** A variable of this JVM's environment that the child does not get. */
  public ForkedJvmBuilder withoutEnvironment(String name) {
    settings.add(process -> process.environment().remove(name));
    return this;
  }

  /** Its working directory. */
  public ForkedJvmBuilder directory(Path directory) {
    settings.add(process -> process.directory(directory.toFile()));
    return this;
  }

  /**
   * Its class path, of any length and with any characters, as the {@code java} command takes it but
   * without wildcards; to run tasks, it must hold this kit, Jackson's core and its CBOR format.
   */
  public ForkedJvmBuilder classPath(String entries) {
    classPath = entries;
    return this;
  }

  /** The longest it may live, times {@link TimeoutFactor}. */
  ForkedJvmBuilder lifetime(Duration longest) {
    lifetime = longest;
    return this;
  }

  /** One that goes on the command line as it is. */
  ForkedJvmBuilder bareClassPath(String entries) {
    bareClassPath = entries;
    return this;
  }

  /**
   * Starts a child JVM and waits until it is ready for tasks.
   *
   * @throws ChildFailed when it does not become ready; the message says why
   */
  public ForkedJvm start() {
    return Birth.of(this);
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
    List<String> words = new ArrayList<>(List.of(program.getName()));
    words.addAll(List.of(arguments));
    ChildProcess child = startProcess(ProgramMain.class, "", words.toArray(String[]::new));
    try {
      if (!child.awaitExit(Debugging.suspend(deadline))) {
        String dump = child.threadDump();
        throw new ChildFailed(
            program.getName()
                + " did not end within "
                + deadline
                + child.diagnosis("killed now")
                + "\n"
                + dump,
            child.files().keep());
      }
      return new ProgramRun(child.exit(false).code(), child.output(), child.errorOutput());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ChildFailed("Interrupted while " + program.getName() + " was running.");
    } finally {
      child.killTree();
      child.killOrphans();
      child.strikeOut();
      child.release();
      child.files().remove();
    }
  }

  ChildProcess startProcess(Class<?> main, String reports, String... arguments) {
    ChildFiles files;
    List<String> command;
    try {
      files = new ChildFiles();
      command =
          bareClassPath == null
              ? JavaCommand.of(javaHome, options, classPath, files)
              : JavaCommand.withBareClassPath(javaHome, options, bareClassPath, files);
    } catch (IOException | UncheckedIOException refused) {
      throw new ChildFailed("A child JVM could not be prepared: " + refused.getMessage(), refused);
    }
    command.add(main.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder process = new ProcessBuilder(command);
    settings.forEach(setting -> setting.accept(process));
    long lifetimeMillis = Debugging.suspend(TimeoutFactor.times(lifetime)).toMillis();
    return ChildProcess.start(
        process, files, new Handover(reports, ProcessHandle.current().pid(), lifetimeMillis));
  }
}
