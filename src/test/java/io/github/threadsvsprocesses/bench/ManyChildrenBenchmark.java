package io.github.threadsvsprocesses.bench;

import static java.util.Objects.requireNonNull;

import io.github.threadsvsprocesses.crew.ProcessCrew;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From the wish for many children to the first message of the last of them. CPython starts its
 * children as we do, each with an interpreter of its own: by "spawn". One invocation is one start
 * of all; their end is not timed.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 2)
@Fork(1)
public class ManyChildrenBenchmark {
  /** A crew of ours. */
  @State(Scope.Benchmark)
  public static class Ours {
    @Param({})
    public int children;

    @Nullable ProcessCrew crew;

    @TearDown(Level.Invocation)
    public void end() {
      if (crew != null) {
        crew.close();
      }
    }
  }

  /** CPython's processes. */
  @State(Scope.Benchmark)
  public static class Python {
    @Param({})
    public int children;

    private @Nullable PythonScript script;

    @Setup
    public void begin() throws IOException {
      script = PythonScript.start("child_starts.py", "spawn", Integer.toString(children));
    }

    @TearDown
    public void end() throws IOException {
      requireNonNull(script).close();
    }
  }

  @Benchmark
  public void ours(Ours side) {
    side.crew = ProcessCrew.start(side.children);
  }

  @Benchmark
  public void cpython(Python side) throws IOException {
    requireNonNull(side.script).run(1);
  }
}
