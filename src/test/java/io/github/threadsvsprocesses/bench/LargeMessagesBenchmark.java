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
 * Messages of 1 MiB per second, sent by a child JVM: so many MiB/s. One invocation is a batch,
 * ordered and received.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 600, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class LargeMessagesBenchmark {
  private static final int MIB = 1 << 20;
  private static final int BATCH = 32;

  /** Our pipe. */
  @State(Scope.Benchmark)
  public static class Ours extends Side {
    @Override
    Contestant start() throws Exception {
      return PipeMessages.ofBytes(MIB);
    }
  }

  /** A bare Unix-domain socket between two JVMs. */
  @State(Scope.Benchmark)
  public static class Socket extends Side {
    @Override
    Contestant start() throws Exception {
      return new SocketMessages(MIB);
    }
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void ours(Ours side) throws Exception {
    side.run(BATCH);
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void socket(Socket side) throws Exception {
    side.run(BATCH);
  }
}
