package io.github.threadsvsprocesses.bench.runner;

import io.github.threadsvsprocesses.bench.InterpreterLockBenchmark;
import io.github.threadsvsprocesses.bench.LockHandOverBenchmark;
import java.util.List;

/** What the model of the interpreter lock costs, beside the locks of the JDK. */
final class InterpreterLockRows {
  private static final String FAIR_LOCK = "a fair ReentrantLock";

  /** Each side in a fork of its own; the figures differ less between forks than those of wires. */
  private static final int ROUNDS = 3;

  private InterpreterLockRows() {}

  static List<Row> all(JmhRuns jmh) {
    return List.of(
        row(
            jmh,
            "interpreter-lock.enter",
            "to enter the interpreter and leave it, alone",
            InterpreterLockBenchmark.class,
            "enter",
            FAIR_LOCK,
            "lockFair"),
        row(
            jmh,
            "interpreter-lock.enter-beside-unfair",
            "the same, beside the lock of most programs",
            InterpreterLockBenchmark.class,
            "enter",
            "an unfair ReentrantLock",
            "lockUnfair"),
        row(
            jmh,
            "interpreter-lock.checkpoint",
            "to pass a checkpoint when nobody waits",
            InterpreterLockBenchmark.class,
            "checkpoint",
            "the loop without it",
            "nothing"),
        row(
            jmh,
            "interpreter-lock.hand-over",
            "to hand the lock over to a waiting thread, at a switch interval of nothing",
            LockHandOverBenchmark.class,
            "ours",
            FAIR_LOCK,
            "fair"));
  }

  private static Row row(
      JmhRuns jmh,
      String name,
      String question,
      Class<?> benchmark,
      String ours,
      String peer,
      String theirs) {
    return new Row(
        name,
        question,
        "ns",
        Better.LESS,
        null,
        jmh.arm(name, benchmark, ours),
        peer,
        jmh.arm(name, benchmark, theirs),
        ROUNDS);
  }
}
