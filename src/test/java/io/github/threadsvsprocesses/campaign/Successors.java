package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.process.ForkedJvm;
import java.util.concurrent.CompletableFuture;

/** Child JVMs for those that were killed: the next one starts while the last one is at work. */
final class Successors implements AutoCloseable {
  private CompletableFuture<ForkedJvm> next = CompletableFuture.supplyAsync(ForkedJvm::start);

  /** One that is ready; it is the caller's from now on. */
  ForkedJvm take() {
    ForkedJvm ready = next.join();
    next = CompletableFuture.supplyAsync(ForkedJvm::start);
    return ready;
  }

  @Override
  public void close() {
    next.join().close();
  }
}
