package io.github.threadsvsprocesses.bench;

import io.github.threadsvsprocesses.process.ForkedJvm;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From the wish for a JVM to its first message: a child of ours says that it is ready, a bare one
 * prints a line. One invocation is one start; the end of the JVM is not timed, and has come before
 * the next one starts.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 8)
@Fork(1)
public class ColdStartBenchmark {
  /** The JVM that was started last. */
  @State(Scope.Benchmark)
  public static class Started {
    @Nullable ForkedJvm child;
    @Nullable BareJvm bare;

    @TearDown(Level.Invocation)
    public void end() throws IOException {
      if (child != null) {
        child.close();
      }
      if (bare != null) {
        bare.close();
      }
    }
  }

  @Benchmark
  public void ours(Started started) {
    started.child = ForkedJvm.start();
  }

  @Benchmark
  public void bare(Started started) throws IOException {
    started.bare = BareJvm.start();
  }
}
