package io.github.threadsvsprocesses.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The time from putting a small message into a queue until it is taken from another, into which a
 * child process has put it back. One invocation is a batch of round trips, one after the other.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 600, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class QueueRoundTripBenchmark {
  private static final int BATCH = 500;

  /** Our queues. */
  @State(Scope.Benchmark)
  public static class Ours extends Side {
    @Override
    Contestant start() throws Exception {
      return new QueueRoundTrips();
    }
  }

  /** CPython's {@code multiprocessing.Queue}s. */
  @State(Scope.Benchmark)
  public static class Python extends Side {
    @Override
    Contestant start() throws Exception {
      return PythonScript.start("queue_round_trips.py");
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
}
