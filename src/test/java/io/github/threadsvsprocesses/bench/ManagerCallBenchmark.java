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
 * The time of a call of a method of an object in a child JVM: a number there, a number back. One
 * invocation is a batch of calls, one after the other.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 600, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class ManagerCallBenchmark {
  private static final int BATCH = 500;

  /** Ours. */
  @State(Scope.Benchmark)
  public static class Ours extends Side {
    @Override
    Contestant start() throws Exception {
      return new ManagerCalls();
    }
  }

  /** {@code java.rmi}, over its TCP port of this machine. */
  @State(Scope.Benchmark)
  public static class Rmi extends Side {
    @Override
    Contestant start() throws Exception {
      return new RmiCalls();
    }
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void ours(Ours side) throws Exception {
    side.run(BATCH);
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void rmi(Rmi side) throws Exception {
    side.run(BATCH);
  }
}
