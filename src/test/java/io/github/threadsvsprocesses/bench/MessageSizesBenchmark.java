package io.github.threadsvsprocesses.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Messages of many sizes, sent by a child process and received here as bytes. One invocation is a
 * batch of {@link #messages}, for no fixed number fits 8 B and 16 MiB alike; so a score counts
 * batches.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 600, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class MessageSizesBenchmark {
  private static final int MOST_BYTES = 32 << 20;
  private static final int MOST_MESSAGES = 8_000;

  /** Our pipe. */
  @State(Scope.Benchmark)
  public static class Ours extends Side {
    @Param({})
    public int bytes;

    @Override
    Contestant start() throws Exception {
      return PipeMessages.ofBytes(bytes);
    }
  }

  /** A bare Unix-domain socket between two JVMs. */
  @State(Scope.Benchmark)
  public static class Socket extends Side {
    @Param({})
    public int bytes;

    @Override
    Contestant start() throws Exception {
      return new SocketMessages(bytes);
    }
  }

  /** CPython's {@code multiprocessing.Pipe}. */
  @State(Scope.Benchmark)
  public static class Python extends Side {
    @Param({})
    public int bytes;

    @Override
    Contestant start() throws Exception {
      return PythonScript.start("pipe_messages.py", Integer.toString(bytes));
    }
  }

  /** How many messages of a size one invocation carries. */
  public static int messages(int bytes) {
    return Math.min(MOST_MESSAGES, MOST_BYTES / bytes);
  }

  @Benchmark
  public void ours(Ours side) throws Exception {
    side.run(messages(side.bytes));
  }

  @Benchmark
  public void socket(Socket side) throws Exception {
    side.run(messages(side.bytes));
  }

  @Benchmark
  public void cpython(Python side) throws Exception {
    side.run(messages(side.bytes));
  }
}
