package io.github.threadsvsprocesses.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Small messages per second through a queue, from child processes that put to one that takes.
 *
 * <p>One invocation is a batch: the producers are ordered to put it and the consumer, who is the
 * queue's owner and whose time is taken, has taken all of it. Both sides run as many batches as fit
 * into an iteration. A batch is an equal share for up to 16 producers.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 600, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class QueueMessagesBenchmark {
  private static final int BATCH = 16_000;

  /** Our queue. */
  @State(Scope.Benchmark)
  public static class Ours extends Side {
    @Param("1")
    public int producers;

    @Override
    Contestant start() throws Exception {
      return new QueueMessages(producers);
    }
  }

  /** CPython's {@code multiprocessing.Queue}. */
  @State(Scope.Benchmark)
  public static class Python extends Side {
    @Param("1")
    public int producers;

    @Override
    Contestant start() throws Exception {
      return PythonScript.start("queue_messages.py", Integer.toString(producers));
    }
  }

  /** Agrona's ring. */
  @State(Scope.Benchmark)
  public static class Ring extends Side {
    @Override
    Contestant start() throws Exception {
      return new RingMessages();
    }
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void ours(Ours side) throws Exception {
    side.run(BATCH);
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void cpython(Python side) throws Exception {
    side.run(BATCH);
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  @Fork(value = 1, jvmArgsAppend = RingMessages.OPENS)
  public void ring(Ring side) throws Exception {
    side.run(BATCH);
  }
}
