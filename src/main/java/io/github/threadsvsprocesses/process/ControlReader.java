package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.ipc.Failure;
import io.github.threadsvsprocesses.ipc.Values;
import io.github.threadsvsprocesses.process.Messages.Kind;
import io.github.threadsvsprocesses.process.Messages.Report;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Receives what a child reports, on a daemon thread, and hands it to who waits for it. */
final class ControlReader {
  /** A child whose reports have ended is about to exit itself. */
  private static final Duration EXIT_DEADLINE = Duration.ofSeconds(5);

  private static final Duration FOR_EVER = Duration.ofDays(10_000);

  private final ChildProcess child;
  private final Reports reports;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final CompletableFuture<Exit> ended = new CompletableFuture<>();
  private final AtomicReference<@Nullable Running<?>> running = new AtomicReference<>();
  private volatile @Nullable Kind goodbye;
  private volatile boolean noMore;

  ControlReader(ChildProcess child, Reports reports) {
    this.child = child;
    this.reports = reports;
    child.onExit(reports::childHasEnded);
    Daemons.start("tvp-control-" + child.pid(), this::receiveAll);
  }

  /** Completed when the child is ready; failed when it has ended before. */
  CompletableFuture<Void> ready() {
    return ready;
  }

  /** Completed when the child has ended and all it reported was taken. */
  CompletableFuture<Exit> ended() {
    return ended;
  }

  /** Takes note of a task that is about to be sent. */
  void expect(Running<?> next) {
    Running<?> other = running.compareAndExchange(null, next);
    if (other != null) {
      throw new IllegalStateException(
          "Child JVM %d is busy with %s: wait for its result, or start another child."
              .formatted(child.pid(), other.task()));
    }
    if (noMore) {
      Daemons.start("tvp-too-late", this::failWhoWaits);
    }
  }

  @SuppressWarnings("Interruption") // Nobody interrupts this thread.
  private void receiveAll() {
    Throwable unexpected = null;
    try {
      reports.receive();
      ready.complete(null);
      while (true) {
        take(Report.fromBytes(reports.receive()));
      }
    } catch (IOException | InterruptedException gone) {
      ready.completeExceptionally(gone);
    } catch (Throwable gone) { // Such as an OutOfMemoryError: the report was too large.
      ready.completeExceptionally(gone);
      unexpected = gone;
    }
    noMore = true;
    reports.close(); // A child that still lives ends at its next report.
    try {
      if (unexpected != null) {
        failUnread(unexpected);
      }
      boolean exited = child.awaitProcess(TimeoutFactor.times(EXIT_DEADLINE));
      if (exited) {
        child.killOrphans();
      }
      failWhoWaits();
      child.awaitProcess(FOR_EVER);
      if (!exited) {
        child.killOrphans();
      }
      child.awaitExit(Duration.ZERO);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    child.strikeOut();
    ended.complete(exit());
  }

  private void take(Report report) throws IOException {
    if (report.kind() == Kind.GOODBYE || report.kind() == Kind.GOODBYE_AFTER_SIGNAL) {
      goodbye = report.kind();
      child.release(); // Which it now waits for.
      return;
    }
    Running<?> done = running.getAndSet(null);
    if (done == null) {
      return;
    }
    if (report.kind() == Kind.RESULT) {
      done.complete(report.content());
    } else {
      done.fail(failureOf(done.task(), report.content()));
    }
  }

  private ChildFailed failureOf(Task<?> task, byte[] reported) {
    try {
      Failure failure = Values.decode(reported, Failure.class);
      return new ChildFailed(
          "%s failed in child JVM %d: %s".formatted(task, child.pid(), failure.description()),
          failure);
    } catch (Throwable unreadable) {
      return new ChildFailed(
          task + " failed in child JVM " + child.pid() + ", and its report cannot be read.",
          unreadable);
    }
  }

  private void failUnread(Throwable unexpected) {
    Running<?> undone = running.getAndSet(null);
    if (undone != null) {
      undone.fail(
          new ChildFailed(
              "What child JVM " + child.pid() + " reports of " + undone.task() + " was not read.",
              unexpected));
    }
  }

  private void failWhoWaits() {
    if (running.get() == null) {
      return;
    }
    String how = "it reports no more but still runs";
    try {
      if (child.awaitExit(TimeoutFactor.times(EXIT_DEADLINE))) {
        how = exit().toString();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    Running<?> undone = running.getAndSet(null);
    if (undone != null) {
      undone.fail(
          new ChildFailed(
              "A child JVM ended before " + undone.task() + " was done." + child.diagnosis(how),
              child.files().keep()));
    }
  }

  private Exit exit() {
    return child.exit(goodbye == Kind.GOODBYE_AFTER_SIGNAL);
  }
}
