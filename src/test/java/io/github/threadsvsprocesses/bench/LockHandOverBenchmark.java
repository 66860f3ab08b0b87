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
 * The time from one thread's letting go of a lock to the other's letting go of it: nothing is done
 * under it but the hand-over. One invocation is a batch, one hand-over after the other.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class LockHandOverBenchmark {
  private static final int BATCH = 1_000;

  /** The interpreter lock. */
  @State(Scope.Benchmark)
  public static class Ours extends Side {
    @Override
    Contestant start() {
      return LockHandOvers.ofTheInterpreter();
    }
  }

  /** The lock that it stands on. */
  @State(Scope.Benchmark)
  public static class Fair extends Side {
    @Override
    Contestant start() {
      return LockHandOvers.ofAFairLock();
    }
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void ours(Ours side) throws Exception {
    side.run(BATCH);
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void fair(Fair side) throws Exception {
    side.run(BATCH);
  }
}
