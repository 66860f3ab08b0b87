package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.process.ChildFailed;
import io.github.threadsvsprocesses.process.Exit;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.Task;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A child JVM that puts or takes parcels, and its ledger.
 *
 * @param sender its number as a producer; -1 for a consumer
 */
record QueueWorker(ForkedJvm jvm, Ledger ledger, CompletableFuture<Long> result, int sender) {
  private static final int CONSUMER = -1;

  static QueueWorker producer(ForkedJvm jvm, Ledger ledger, Task<Long> task, int sender) {
    return new QueueWorker(jvm, ledger, jvm.submit(task), sender);
  }

  static QueueWorker consumer(ForkedJvm jvm, Ledger ledger, Task<Long> task) {
    return new QueueWorker(jvm, ledger, jvm.submit(task), CONSUMER);
  }

  boolean produces() {
    return sender != CONSUMER;
  }

  /** Kills it and says how it ended when it has. */
  Exit dies(Death death, Random chance) throws Exception {
    death.befall(jvm, chance);
    return jvm.join(TimeoutFactor.times(Waiting.DEADLINE));
  }

  /** Whether who waits for its result was told that it died. */
  boolean wasReported() throws InterruptedException {
    try {
      result.get(TimeoutFactor.times(Waiting.DEADLINE).toNanos(), TimeUnit.NANOSECONDS);
      return false;
    } catch (TimeoutException never) {
      return false;
    } catch (ExecutionException reported) {
      return reported.getCause() instanceof ChildFailed;
    }
  }

  @Override
  public String toString() {
    return (produces() ? "producer " + sender : "consumer")
        + " in process %d, %d begun, %d done".formatted(jvm.pid(), ledger.begun(), ledger.done());
  }
}
