package io.github.threadsvsprocesses.process;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A child JVM that is started ahead of its being needed: who takes it does not wait for a start,
 * and the next one is started behind it. It has done a small task already, so that the first of its
 * taker's finds loaded what all tasks need.
 *
 * <p>For those who need one child after another, such as a test suite; not where the cost of a
 * start matters, for the next start takes CPU time from whatever the taker does. Safe for use by
 * many threads.
 */
public final class Standby implements AutoCloseable {
  private final ForkedJvmBuilder configuration;
  private CompletableFuture<ForkedJvm> next;
  private boolean closed;

  private Standby(ForkedJvmBuilder configuration) {
    this.configuration = configuration;
    next = startAhead();
  }

  /** Starts the first one now. The configuration must not be changed any more. */
  public static Standby of(ForkedJvmBuilder configuration) {
    return new Standby(configuration);
  }

  /**
   * The child that was started ahead, which is the taker's to close; waits until it is ready. One
   * that has ended meanwhile, as each does when its lifetime of 15 minutes is over, is replaced.
   *
   * @throws ChildFailed when it did not become ready; the next may
   * @throws IllegalStateException after this was closed
   */
  public ForkedJvm take() {
    ForkedJvm first = takeNext();
    if (first.handle().isAlive()) {
      return first;
    }
    first.close();
    return takeNext(); // Whose start began only now.
  }

  private ForkedJvm takeNext() {
    CompletableFuture<ForkedJvm> taken;
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("This standby is closed.");
      }
      taken = next;
      next = taken.handle((ready, failed) -> ready).thenCompose(ready -> startAhead());
    }
    try {
      return taken.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof ChildFailed inChild) {
        throw inChild;
      }
      throw failed;
    }
  }

  /**
   * Waits until the next one is ready, or has failed to become so, which {@link #take} will tell.
   */
  public void awaitReady() {
    CompletableFuture<ForkedJvm> awaited;
    synchronized (this) {
      awaited = next;
    }
    awaited.handle((ready, failed) -> ready).join();
  }

  /** On a thread of its own: the common pool's are few, and this waits. */
  private CompletableFuture<ForkedJvm> startAhead() {
    CompletableFuture<ForkedJvm> started = new CompletableFuture<>();
    Daemons.start(
        "tvp-standby",
        () -> {
          try {
            started.complete(warm(configuration.start()));
          } catch (Throwable failed) {
            started.completeExceptionally(failed);
          }
        });
    return started;
  }

  /** What every task needs is loaded by a first one: the taker's own comes sooner to its end. */
  private static ForkedJvm warm(ForkedJvm child) {
    try {
      child.run(new Warms(List.of("a word")));
      return child;
    } catch (RuntimeException failed) {
      child.close();
      throw failed;
    }
  }

  /** Has a child load what tasks and their results need on their way. */
  record Warms(List<String> words) implements Task<List<String>> {
    @Override
    public List<String> run() {
      return words;
    }
  }

  /** Closes the child that nobody took, once it is ready; those that were taken live on. */
  @Override
  public void close() {
    CompletableFuture<ForkedJvm> untaken;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      untaken = next;
    }
    untaken.handle((ready, failed) -> ready).thenAccept(Standby::closeIfThere).join();
  }

  private static void closeIfThere(@Nullable ForkedJvm child) {
    if (child != null) {
      child.close();
    }
  }
}
