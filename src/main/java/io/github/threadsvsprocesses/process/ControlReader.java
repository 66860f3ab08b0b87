package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Failure;
import io.github.threadsvsprocesses.process.Messages.Report;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Receives what a child reports, on a daemon thread, and hands it to who waits for it. */
final class ControlReader {
  /** A child whose connection has ended is about to exit itself. */
  private static final Duration EXIT_DEADLINE = Duration.ofSeconds(5);

  private final ChildProcess child;
  private final Connection control;
  private final Supplier<Exit> exit;
  private final AtomicReference<@Nullable Running<?>> running = new AtomicReference<>();
  private final Thread thread;
  private volatile boolean signalled;
  private volatile boolean ended;

  ControlReader(ChildProcess child, Connection control, Supplier<Exit> exit) {
    this.child = child;
    this.control = control;
    this.exit = exit;
    thread = new Thread(this::receiveAll, "tvp-control-" + child.pid());
    thread.setDaemon(true);
    thread.start();
  }

  /** Takes note of a task that is about to be sent. */
  void expect(Running<?> next) {
    Running<?> other = running.compareAndExchange(null, next);
    if (other != null) {
      throw new IllegalStateException(
          "Child JVM %d is busy with %s: wait for its result, or start another child."
              .formatted(child.pid(), other.task()));
    }
    if (ended) {
      failWhoWaits();
    }
  }

  /** Whether the child said that it ends because a signal asked it to. */
  boolean signalled() {
    return signalled;
  }

  void awaitEnd() throws InterruptedException {
    thread.join(TimeoutFactor.times(EXIT_DEADLINE).toMillis());
  }

  @SuppressWarnings("Interruption") // Nobody interrupts this thread.
  private void receiveAll() {
    try {
      while (true) {
        take(control.receive(Report.class));
      }
    } catch (IOException | InterruptedException gone) {
      // How the child ended is told below to who waits.
    }
    ended = true;
    failWhoWaits();
  }

  private void take(Report report) {
    if (report.kind() == Messages.Kind.GOODBYE) {
      signalled = report.bySignal();
      child.release(); // Which it now waits for.
      return;
    }
    Running<?> done = running.getAndSet(null);
    if (done == null) {
      return;
    }
    Failure failure = report.failure();
    if (failure == null) {
      done.complete(report.result());
    } else {
      done.fail(
          new ChildFailed(
              "%s failed in child JVM %d: %s"
                  .formatted(done.task(), child.pid(), failure.description()),
              failure));
    }
  }

  private void failWhoWaits() {
    if (running.get() == null) {
      return;
    }
    String how = "its control connection has ended but it still runs";
    try {
      if (child.awaitExit(TimeoutFactor.times(EXIT_DEADLINE))) {
        how = exit.get().toString();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    Running<?> undone = running.getAndSet(null);
    if (undone != null) {
      undone.fail(
          new ChildFailed(
              "A child JVM ended before " + undone.task() + " was done." + child.diagnosis(how)));
    }
  }
}
