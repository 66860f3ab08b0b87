package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.footprint.PrivateDirectory;
import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.ipc.Values;
import io.github.threadsvsprocesses.process.Messages.Command;
import io.github.threadsvsprocesses.process.Messages.Order;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A child JVM that runs tasks, one after another.
 *
 * <p>It ends with this JVM, however this one ends, and {@link #close} leaves nothing of it: no
 * process that it has started, no file. Every failure is a {@link ChildFailed}; a thread that is
 * interrupted while it waits gets one too and stays interrupted. Safe for use by many threads.
 */
public final class ForkedJvm implements AutoCloseable {
  /** From the start of the process to its being ready; times {@link TimeoutFactor}. */
  private static final Duration READY_DEADLINE = Duration.ofSeconds(30);

  /** What {@link #run(Task)} waits; times {@link TimeoutFactor}. */
  private static final Duration RUN_DEADLINE = Duration.ofMinutes(5);

  /** From the request to end to the kill; times {@link TimeoutFactor}. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** What the system may take to end a killed process; times {@link TimeoutFactor}. */
  private static final Duration KILL_DEADLINE = Duration.ofSeconds(10);

  private final ChildProcess child;
  private final Connection control;
  private final ControlReader reader;
  private final Path exitMark;
  private final AtomicBoolean closed = new AtomicBoolean();

  private ForkedJvm(ChildProcess child, Connection control, Path exitMark) {
    this.child = child;
    this.control = control;
    this.exitMark = exitMark;
    reader = new ControlReader(child, control, this::exit);
  }

  /**
   * A child JVM with the options of {@link #configure()}, ready for tasks.
   *
   * <p>That took 200 to 220 ms from the start of the process, and the first task 20 (JDK 17) or 60
   * ms (JDK 25) more, on two busy cores of a virtual machine.
   */
  public static ForkedJvm start() {
    return configure().start();
  }

  public static ForkedJvmBuilder configure() {
    return new ForkedJvmBuilder();
  }

  /** Runs a class that has a main method as a program, see {@link ForkedJvmBuilder#runMain}. */
  public static ProgramRun runMain(Class<?> program, String... arguments) {
    return configure().runMain(program, arguments);
  }

  static ForkedJvm start(ForkedJvmBuilder configuration) {
    Duration deadline = TimeoutFactor.times(READY_DEADLINE);
    Path exitMark = PrivateDirectory.newPath("x");
    Pipe pipe;
    try {
      pipe = Pipe.throughSocket();
    } catch (IOException refused) {
      throw new ChildFailed("No connection to a child JVM could be prepared.", refused);
    }
    ChildProcess child =
        configuration.startProcess(
            configuration.command(ChildMain.class, ExitMark.option(exitMark)), pipe.there());
    AtomicBoolean ready = new AtomicBoolean();
    child.onExit(
        () -> {
          if (!ready.get()) {
            pipe.close(); // So that nobody waits for one who will not come.
          }
        });
    try {
      Connection control = pipe.here(deadline);
      if (control.poll(deadline)) {
        control.receive(Messages.Report.class);
        ready.set(true);
        return new ForkedJvm(child, control, exitMark);
      }
      throw new IOException("It connected and then said nothing for " + deadline + ".");
    } catch (IOException | InterruptedException | RuntimeException notReady) {
      throw giveUp(child, pipe, notReady);
    }
  }

  private static ChildFailed giveUp(ChildProcess child, Pipe pipe, Exception notReady) {
    String dump = "";
    String exit = "still running, killed now";
    try {
      if (!child.isAlive() || child.awaitExit(TimeoutFactor.times(Duration.ofMillis(200)))) {
        child.awaitExit(TimeoutFactor.times(GRACE));
        exit = new Exit(child.exitCode(), false).toString();
      } else {
        dump = "\n" + child.threadDump();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    child.killTree();
    child.release();
    pipe.close();
    if (notReady instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return new ChildFailed(
        "A child JVM did not become ready." + child.diagnosis(exit) + dump, notReady);
  }

  public long pid() {
    return child.pid();
  }

  public ProcessHandle handle() {
    return child.handle();
  }

  /**
   * Runs a task there and returns its result, or rethrows here what it threw; waits at most five
   * minutes times {@link TimeoutFactor}.
   *
   * @throws IllegalStateException when another task is running
   * @throws IllegalArgumentException when the task cannot travel, or does not say its result's type
   */
  public <R> R run(Task<R> task) {
    return run(task, TimeoutFactor.times(RUN_DEADLINE));
  }

  /** The same with a deadline of one's own, after which the failure holds a thread dump. */
  public <R> R run(Task<R> task, Duration deadline) {
    CompletableFuture<R> result = submit(task);
    try {
      return result.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof ChildFailed inChild) {
        throw inChild;
      }
      throw new ChildFailed(task + " failed in child JVM " + pid(), failed);
    } catch (TimeoutException late) {
      throw new ChildFailed(
          task + " did not end within " + deadline + child.diagnosis("still running") + dump());
    } catch (InterruptedException interrupted) {
      throw interrupted("the result of " + task, interrupted);
    }
  }

  /**
   * Has a task run there; the future fails with {@link ChildFailed}, whose stack is the caller's.
   *
   * @throws IllegalStateException when another task is running
   * @throws IllegalArgumentException when the task cannot travel, or does not say its result's type
   */
  public <R> CompletableFuture<R> submit(Task<R> task) {
    Running<R> running = new Running<>(task, TaskType.resultOf(task.getClass()));
    Order order = new Order(Command.RUN, task.getClass().getName(), Values.encode(task));
    reader.expect(running);
    try {
      control.send(order);
    } catch (IOException gone) {
      // The reader, at its end of the stream, will say how the child ended.
    } catch (InterruptedException interrupted) {
      control.close();
      throw interrupted("a child that does not receive its task", interrupted);
    }
    return running.result();
  }

  /**
   * Waits until the child has ended; it does so once the task at hand, if any, is done.
   *
   * @throws ChildFailed when it still runs at the deadline, with a thread dump
   */
  public Exit join(Duration deadline) {
    order(Command.FINISH);
    try {
      if (!child.awaitExit(deadline)) {
        throw new ChildFailed(
            "A child JVM did not end within "
                + deadline
                + child.diagnosis("still running")
                + dump());
      }
      reader.awaitEnd();
      return exit();
    } catch (InterruptedException interrupted) {
      throw interrupted("the end of child JVM " + pid(), interrupted);
    }
  }

  /** Asks the system to end the child, by SIGTERM where there are signals. Does not wait. */
  public void terminate() {
    handle().destroy();
  }

  /** Kills the child and what it has started. Does not wait. */
  public void kill() {
    child.killTree();
  }

  /** What it wrote on its standard output, the last 256 KiB; all of it once it was joined. */
  public String output() {
    return child.output();
  }

  /** What it wrote on its standard error, the last 256 KiB; all of it once it was joined. */
  public String errorOutput() {
    return child.errorOutput();
  }

  /** What each of its threads does now; it also appears in its output. */
  public String threadDump() {
    return dump().strip();
  }

  private String dump() {
    try {
      return child.isAlive() ? "\n" + child.threadDump() : "";
    } catch (InterruptedException interrupted) {
      throw interrupted("a thread dump", interrupted);
    }
  }

  private Exit exit() {
    return ExitMark.exit(child.exitCode(), exitMark, reader.signalled());
  }

  /** On a thread of its own: a child that hangs may keep the connection full. */
  private void order(Command command) {
    Lifeline.startDaemon(
        "tvp-order",
        () -> {
          try {
            control.send(Order.to(command));
          } catch (IOException | InterruptedException gone) {
            // It needs no order to end any more.
          }
        });
  }

  private static ChildFailed interrupted(String awaited, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new ChildFailed("Interrupted while waiting for " + awaited + ".", cause);
  }

  /**
   * Ends the child: in order, interrupting its task, within two seconds (times the factor), or else
   * by a kill.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    List<ProcessHandle> descendants = handle().descendants().toList();
    boolean interrupted = Thread.interrupted();
    order(Command.STOP);
    try {
      child.awaitExit(TimeoutFactor.times(GRACE));
    } catch (InterruptedException hurry) {
      interrupted = true;
    }
    child.killTree();
    descendants.forEach(ProcessTree::kill);
    try {
      child.awaitExit(TimeoutFactor.times(KILL_DEADLINE));
      reader.awaitEnd();
    } catch (InterruptedException hurry) {
      interrupted = true;
    }
    control.close();
    child.release();
    ExitMark.remove(exitMark);
    PrivateDirectory.sweep();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
