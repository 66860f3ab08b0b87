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
 * Small texts per second through a pipe, sent by a child process and received here as values: we
 * encode them, CPython pickles them. One invocation is a batch, ordered and received.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 600, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class PipeMessagesBenchmark {
  private static final int BATCH = 16_000;

  /** Our pipe. */
  @State(Scope.Benchmark)
  public static class Ours extends Side {
    @Override
    Contestant start() throws Exception {
      return PipeMessages.ofTexts();
    }
  }

  /** CPython's {@code multiprocessing.Pipe}. */
  @State(Scope.Benchmark)
  public static class Python extends Side {
    @Override
    Contestant start() throws Exception {
      return PythonScript.start("pipe_messages.py");
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
