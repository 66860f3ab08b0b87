package io.github.threadsvsprocesses.bench;

import io.github.threadsvsprocesses.interpreter.Interpreter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * What the model of the interpreter lock costs a lone thread: to enter and leave, beside the bare
 * lock that it stands on and the unfair one that most programs use; and to pass a checkpoint when
 * nobody waits, beside the loop around it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class InterpreterLockBenchmark {
  /** So many that entering does not count. */
  private static final int CHECKPOINTS = 10_000;

  private final Interpreter interpreter = Interpreter.withLock();
  private final ReentrantLock fair = new ReentrantLock(true);
  private final ReentrantLock unfair = new ReentrantLock();
  private int value;

  @Benchmark
  public int enter() throws Exception {
    return interpreter.compute(() -> value++);
  }

  @Benchmark
  public int lockFair() {
    return under(fair);
  }

  @Benchmark
  public int lockUnfair() {
    return under(unfair);
  }

  private int under(ReentrantLock lock) {
    lock.lock();
    try {
      return value++;
    } finally {
      lock.unlock();
    }
  }

  @Benchmark
  @OperationsPerInvocation(CHECKPOINTS)
  public int checkpoint(Blackhole hole) throws Exception {
    return interpreter.compute(
        () -> {
          for (int passed = 0; passed < CHECKPOINTS; passed++) {
            interpreter.checkpoint();
            hole.consume(passed);
          }
          return value++;
        });
  }

  @Benchmark
  @OperationsPerInvocation(CHECKPOINTS)
  public int nothing(Blackhole hole) throws Exception {
    return interpreter.compute(
        () -> {
          for (int passed = 0; passed < CHECKPOINTS; passed++) {
            hole.consume(passed);
          }
          return value++;
        });
  }
}
