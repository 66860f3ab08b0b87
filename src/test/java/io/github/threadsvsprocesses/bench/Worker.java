package io.github.threadsvsprocesses.bench;

import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.Task;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * A child JVM that does as many operations as each order says. The orders come by a pipe of their
 * own, whatever wire is measured, so that all wires are measured alike; an order costs one message
 * for a whole batch of operations.
 */
final class Worker implements AutoCloseable {
  /** From the last order to the end of the task. */
  private static final Duration END_DEADLINE = Duration.ofSeconds(20);

  private final ForkedJvm child;
  private final Pipe pipe;
  private final CompletableFuture<Long> done;
  private final Connection orders;

  private Worker(ForkedJvm child, Pipe pipe, CompletableFuture<Long> done) throws Exception {
    this.child = child;
    this.pipe = pipe;
    this.done = done;
    orders = pipe.here();
  }

  /**
   * Starts a child and gives it the task.
   *
   * @param task made of the pipe's end at which it calls {@link #obey}
   * @param options of its JVM
   */
  static Worker start(Function<Pipe.End, Task<Long>> task, String... options) throws Exception {
    var configuration = ForkedJvm.configure();
    for (String option : options) {
      configuration.option(option);
    }
    ForkedJvm child = configuration.start();
    Pipe pipe = Pipe.open();
    return new Worker(child, pipe, child.submit(task.apply(pipe.there())));
  }

  /** What a child does with an order. */
  interface Work {
    void run(int operations) throws IOException, InterruptedException;
  }

  /** In the child: works until there are no more orders; says how many operations that were. */
  static long obey(Pipe.End end, Work work) throws IOException, InterruptedException {
    long operations = 0;
    try (Connection orders = end.connect()) {
      while (true) {
        int order;
        try {
          order = orders.receive(Integer.class);
        } catch (EOFException noMore) {
          return operations;
        }
        work.run(order);
        operations += order;
      }
    }
  }

  void order(int operations) throws IOException, InterruptedException {
    orders.send(operations);
  }

  /** Ends the child; what its task threw is the cause of the exception. */
  @Override
  public void close() throws IOException {
    try (child;
        pipe) {
      orders.close();
      var unused = done.get(TimeoutFactor.times(END_DEADLINE).toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw new IOException("A worker has failed.", failed);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while a worker was ending.", hurry);
    }
  }
}
