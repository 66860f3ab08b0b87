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
 * The time that a number takes through shared memory to a child JVM and back, both sides looking
 * for it all the time. One invocation is a batch, one round trip after the other.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 600, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class SharedMemoryBenchmark {
  private static final int BATCH = 20_000;

  /** Ours. */
  @State(Scope.Benchmark)
  public static class Ours extends Side {
    @Override
    Contestant start() throws Exception {
      return HandOffs.ours();
    }
  }

  /** A mapped buffer of the JDK's. */
  @State(Scope.Benchmark)
  public static class Bare extends Side {
    @Override
    Contestant start() throws Exception {
      return HandOffs.bare();
    }
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void ours(Ours side) throws Exception {
    side.run(BATCH);
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void bare(Bare side) throws Exception {
    side.run(BATCH);
  }
}
