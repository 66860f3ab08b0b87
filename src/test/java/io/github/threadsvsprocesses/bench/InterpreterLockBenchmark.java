package io.github.threadsvsprocesses.bench;

import io.github.threadsvsprocesses.interpreter.Interpreter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the model of the interpreter lock costs a lone thread, beside the bare lock it stands on.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class InterpreterLockBenchmark {
  private final Interpreter locked = Interpreter.withLock();
  private final Interpreter unlocked = Interpreter.withoutLock();
  private final ReentrantLock bare = new ReentrantLock(true);
  private int value;

  @Benchmark
  public int enterAndLeaveTheInterpreter() throws Exception {
    return locked.compute(() -> value++);
  }

  @Benchmark
  public int enterAndLeaveWithoutALock() throws Exception {
    return unlocked.compute(() -> value++);
  }

  @Benchmark
  public int lockAndUnlockABareFairLock() {
    bare.lock();
    try {
      return value++;
    } finally {
      bare.unlock();
    }
  }
}
