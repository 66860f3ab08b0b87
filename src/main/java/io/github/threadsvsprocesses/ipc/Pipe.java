package io.github.threadsvsprocesses.ipc;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A connection that is yet to be made: one end stays here, the other travels to another JVM as a
 * component of a task or in a message, and is taken there, once.
 *
 * <pre>{@code
 * try (Pipe pipe = Pipe.open()) {
 *   child.submit(new Echo(pipe.there()));
 *   pipe.here().send("hello");
 * }
 * }</pre>
 *
 * Safe for use by many threads.
 */
public final class Pipe implements AutoCloseable {
  private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(30);

  private final CompletableFuture<Connection> here = new CompletableFuture<>();
  private final AtomicBoolean taken = new AtomicBoolean();
  private final Reception reception;

  private Pipe(Direction owner, boolean inMemory) throws IOException {
    reception =
        Reception.open(
            () -> taken.compareAndSet(false, true), taker -> arrived(taker, owner, inMemory));
  }

  /** Messages go both ways. */
  public static Pipe open() throws IOException {
    return new Pipe(Direction.BOTH_WAYS, true);
  }

  /** One-way: this JVM's end only sends, the other only receives. */
  public static Pipe fromHere() throws IOException {
    return new Pipe(Direction.SENDS, true);
  }

  /** One-way: this JVM's end only receives, the other only sends. */
  public static Pipe toHere() throws IOException {
    return new Pipe(Direction.RECEIVES, true);
  }

  /**
   * Both ways, with every message through the system: quicker to open and without memory of its
   * own, slower in use. For a few messages.
   */
  public static Pipe throughSocket() throws IOException {
    return new Pipe(Direction.BOTH_WAYS, false);
  }

  @SuppressWarnings("Interruption") // Nobody interrupts this thread.
  private void arrived(Connection taker, Direction owner, boolean inMemory) {
    reception.close();
    try {
      Connection ready = PipeTerms.offer(taker, owner, inMemory);
      if (!here.complete(ready)) {
        ready.close();
      }
    } catch (IOException | InterruptedException failed) {
      taker.close();
      here.completeExceptionally(
          new IOException("The other end was taken, and gone before it could be used.", failed));
    }
  }

  /** The end for the other JVM. */
  public End there() {
    return new End(reception.socket(), reception.secret());
  }

  /**
   * This JVM's end; waits until the other is taken, at most 30 s times {@link TimeoutFactor}.
   *
   * @throws IOException when it was not taken, or the pipe was closed meanwhile
   */
  public Connection here() throws IOException, InterruptedException {
    return here(TimeoutFactor.times(CONNECT_DEADLINE));
  }

  /** The same with a deadline of one's own. */
  public Connection here(Duration deadline) throws IOException, InterruptedException {
    try {
      return here.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException nobody) {
      throw new IOException(
          "Nobody took the other end of this pipe within "
              + deadline
              + ": is there() part of a task that was submitted, and does it connect()?",
          nobody);
    } catch (ExecutionException closed) {
      throw closed.getCause() instanceof IOException failure
          ? new IOException(failure.getMessage(), closed)
          : new IOException("This pipe cannot be used.", closed);
    }
  }

  /** Closes this JVM's end, or takes the other back when nobody took it. */
  @Override
  public void close() {
    reception.close();
    if (!here.completeExceptionally(
            new IOException("This pipe was closed before its other end was taken."))
        && !here.isCompletedExceptionally()) {
      here.join().close();
    }
  }

  /**
   * The end of a pipe that travels.
   *
   * @param socket where the pipe's owner listens
   * @param secret without which nobody is let in
   */
  public record End(String socket, String secret) {
    /**
     * Takes this end; only one taker succeeds.
     *
     * @throws IOException when it is taken, or the pipe's owner has closed it or has ended
     */
    public Connection connect() throws IOException, InterruptedException {
      Connection owner = Reception.enter(socket, secret);
      try {
        return PipeTerms.accept(owner);
      } catch (IOException | InterruptedException | RuntimeException failed) {
        owner.close();
        throw failed;
      }
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "Pipe.End[" + socket + "]";
    }
  }
}
