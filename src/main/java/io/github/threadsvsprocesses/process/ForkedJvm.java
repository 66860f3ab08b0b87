package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.breakage.BrokenFact;
import io.github.threadsvsprocesses.footprint.PrivateDirectory;
import io.github.threadsvsprocesses.footprint.ProcessTree;
import io.github.threadsvsprocesses.ipc.Values;
import io.github.threadsvsprocesses.process.Messages.Command;
import io.github.threadsvsprocesses.process.Messages.Order;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A child JVM that runs tasks, one after another.
 *
 * <p>It ends with this JVM, however this one ends, and {@link #close} leaves nothing of it: no
 * process that it has started, no file. Every failure is a {@link ChildFailed}; a thread that is
 * interrupted while it waits gets one too and stays interrupted. Safe for use by many threads.
 */
public final class ForkedJvm implements AutoCloseable {
  /** What {@link #run(Task)} waits; times {@link TimeoutFactor}. */
  private static final Duration RUN_DEADLINE = Duration.ofMinutes(5);

  /** From the request to end to the kill; times {@link TimeoutFactor}. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** What the system may take to end a killed process; times {@link TimeoutFactor}. */
  private static final Duration KILL_DEADLINE = Duration.ofSeconds(10);

  private final ChildProcess child;
  private final Reports reports;
  private final ControlReader reader;
  private final OrderWriter orders;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean toldToEnd;

  ForkedJvm(ChildProcess child, Reports reports, ControlReader reader) {
    this.child = child;
    this.reports = reports;
    this.reader = reader;
    orders = new OrderWriter(child.input());
  }

  /**
   * A child JVM with the options of {@link #configure()}, ready for tasks.
   *
   * <p>That took 64 (JDK 17) and 79 ms (JDK 25), with a {@link StartUpArchive} 52 and 60 ms, while
   * a bare JVM that prints one line took 41 and 55 ms; the first task took 83 and 168 ms more, with
   * the archive 25 and 107. Through a socket in place of a named pipe, and with the codec loaded, a
   * start took four times as long as the bare JVM's. With 17's serial collector it took 20 ms more,
   * with 25's no less: 17's archived heap serves G1 alone, so a child has Java's own choice of
   * collector. Medians of 21, taken in turns on two busy cores of a virtual machine.
   */
  public static ForkedJvm start() {
    return configure().start();
  }

  /** One with options, a class path or a directory of its own. */
  public static ForkedJvmBuilder configure() {
    return new ForkedJvmBuilder();
  }

  /** Runs a class that has a main method as a program, see {@link ForkedJvmBuilder#runMain}. */
  public static ProgramRun runMain(Class<?> program, String... arguments) {
    return configure().runMain(program, arguments);
  }

  /** The operating system's number for it. */
  public long pid() {
    return child.pid();
  }

  /** The process as the JDK sees it, also after its end. */
  public ProcessHandle handle() {
    return child.handle();
  }

  /**
   * Runs a task there and returns its result, or rethrows here what it threw; waits at most five
   * minutes times {@link TimeoutFactor}.
   *
   * @throws IllegalStateException when another task is running
   * @throws IllegalArgumentException when the task cannot travel, is longer than a message may be,
   *     or does not say its result's type
   */
  public <R> R run(Task<R> task) {
    return run(task, TimeoutFactor.times(RUN_DEADLINE));
  }

  /** The same with a deadline of one's own, after which the failure holds a thread dump. */
  public <R> R run(Task<R> task, Duration deadline) {
    CompletableFuture<R> result = begin(task).result();
    try {
      return result.get(Debugging.suspend(deadline).toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof ChildFailed inChild) {
        throw inChild;
      }
      throw new ChildFailed(task + " failed in child JVM " + pid(), failed);
    } catch (TimeoutException late) {
      throw hung(task + " did not end within " + deadline);
    } catch (InterruptedException interrupted) {
      throw interrupted("the result of " + task, interrupted);
    }
  }

  /**
   * Has a task run there; the future fails with {@link ChildFailed}, whose stack is the caller's.
   * Does not wait, however long the task is and whatever the child does. What depends on the future
   * may: give the same child its next task, for one.
   *
   * @throws IllegalStateException when another task is running
   * @throws IllegalArgumentException when the task cannot travel, is longer than a message may be,
   *     or does not say its result's type
   */
  public <R> CompletableFuture<R> submit(Task<R> task) {
    return begin(task).resultForOthers();
  }

  private <R> Running<R> begin(Task<R> task) {
    Running<R> running = new Running<>(task, TaskType.resultOf(task.getClass()));
    if (BrokenFact.CHILD.isOn()) {
      Daemons.execute(running::doHere);
      return running;
    }
    Order order = new Order(Command.RUN, task.getClass().getName(), Values.encode(task));
    byte[] frame = Frames.of(order.toBytes()); // Before a result is expected: it may be too long.
    reader.expect(running);
    orders.send(frame);
    return running;
  }

  /**
   * Waits until the child has ended; it does so once the task at hand, if any, is done.
   *
   * @throws ChildFailed when it still runs at the deadline, with a thread dump
   */
  public Exit join(Duration deadline) {
    if (!toldToEnd) {
      orders.send(Order.to(Command.FINISH));
    }
    Exit exit = awaitExit(Debugging.suspend(deadline));
    if (exit == null) {
      throw hung("A child JVM did not end within " + deadline);
    }
    return exit;
  }

  /** Completed when the child has ended, however; several can be waited for together. */
  public CompletableFuture<Exit> onExit() {
    return reader.ended().copy();
  }

  /** Asks the system to end the child, by SIGTERM where there are signals. Does not wait. */
  public void terminate() {
    toldToEnd = true; // An order besides would race with the signal for how it ends.
    handle().destroy();
  }

  /**
   * Ends the child: by {@link #terminate}, and with what it has started by {@link #kill} when it
   * still lives after the time of grace.
   *
   * @throws ChildFailed when the system does not even end a killed process, or the thread is
   *     interrupted
   */
  public Exit terminate(Duration grace) {
    terminate();
    Exit exit = awaitExit(grace);
    if (exit == null) {
      kill();
      exit = awaitExit(TimeoutFactor.times(KILL_DEADLINE));
    }
    if (exit == null) {
      throw hung("A child JVM was killed and did not end within " + KILL_DEADLINE);
    }
    return exit;
  }

  /** Kills the child and what it has started. Does not wait. */
  public void kill() {
    toldToEnd = true;
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

  /** All of its standard output so far, up to 64 MiB; gone when this is closed, or empty. */
  public Path outputFile() {
    return child.files().output();
  }

  /** All of its standard error so far, up to 64 MiB; gone when this is closed, or empty. */
  public Path errorOutputFile() {
    return child.files().errorOutput();
  }

  /** What each of its threads does now; it also appears in its output. Empty when it has ended. */
  public String threadDump() {
    try {
      return child.threadDump().strip();
    } catch (InterruptedException interrupted) {
      throw interrupted("a thread dump", interrupted);
    }
  }

  private ChildFailed hung(String what) {
    String dump = threadDump();
    return new ChildFailed(
        what + child.diagnosis("still running") + "\n" + dump, child.files().keep());
  }

  /** Null when the time is over. */
  private @Nullable Exit awaitExit(Duration deadline) {
    try {
      return reader.ended().get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      return null;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("The end of a child never fails.", impossible);
    } catch (InterruptedException interrupted) {
      throw interrupted("the end of child JVM " + pid(), interrupted);
    }
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
    List<ProcessHandle> descendants = ProcessTree.descendants(handle()).toList();
    boolean interrupted = Thread.interrupted();
    orders.send(Order.to(Command.STOP));
    interrupted |= !await(TimeoutFactor.times(GRACE));
    child.killTree();
    descendants.forEach(ProcessTree::kill);
    interrupted |= !await(TimeoutFactor.times(KILL_DEADLINE));
    child.release();
    reports.close();
    child.files().remove();
    PrivateDirectory.sweep();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** For the end, as long as that may take; false when interrupted. */
  private boolean await(Duration deadline) {
    try {
      reader.ended().get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException notYet) {
      // Who calls goes on to the next means.
    } catch (InterruptedException hurry) {
      return false;
    }
    return true;
  }
}
