package io.github.threadsvsprocesses.bench;

import static java.util.Objects.requireNonNull;

import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.Standby;
import io.github.threadsvsprocesses.process.Task;
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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From the wish for a process to its first message, where something was prepared: a child of ours
 * is taken from a standby and does its first task, CPython's forkserver forks itself. One
 * invocation is one start; that the next child is there, and the end of the last, are not timed.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 8)
@Fork(1)
public class StandbyStartBenchmark {
  /** Says the word of the CPython peer. */
  record SaysHello() implements Task<String> {
    @Override
    public String run() {
      return Message.SMALL;
    }
  }

  /** A standby whose next child is ready whenever an invocation begins. */
  @State(Scope.Benchmark)
  public static class Ours {
    private @Nullable Standby standby;
    private @Nullable ForkedJvm taken;

    @Setup(Level.Trial)
    public void begin() {
      standby = Standby.of(ForkedJvm.configure());
    }

    @Setup(Level.Invocation)
    public void awaitNext() {
      requireNonNull(standby).awaitReady();
    }

    @TearDown(Level.Invocation)
    public void endTaken() {
      requireNonNull(taken).close();
    }

    @TearDown(Level.Trial)
    public void end() {
      requireNonNull(standby).close();
    }
  }

  /** CPython's processes. */
  @State(Scope.Benchmark)
  public static class Python {
    private @Nullable PythonScript script;

    @Setup(Level.Trial)
    public void begin() throws IOException {
      script = PythonScript.start("child_starts.py", "forkserver");
    }

    @TearDown(Level.Trial)
    public void end() throws IOException {
      requireNonNull(script).close();
    }
  }

  @Benchmark
  public String ours(Ours side) {
    ForkedJvm child = requireNonNull(side.standby).take();
    side.taken = child;
    return child.run(new SaysHello());
  }

  @Benchmark
  public void cpython(Python side) throws IOException {
    requireNonNull(side.script).run(1);
  }
}
