package io.github.threadsvsprocesses.bench.runner;

import io.github.threadsvsprocesses.bench.ColdStartBenchmark;
import io.github.threadsvsprocesses.bench.LargeMessagesBenchmark;
import io.github.threadsvsprocesses.bench.ManagerCallBenchmark;
import io.github.threadsvsprocesses.bench.PipeMessagesBenchmark;
import io.github.threadsvsprocesses.bench.PipeRoundTripBenchmark;
import io.github.threadsvsprocesses.bench.QueueMessagesBenchmark;
import io.github.threadsvsprocesses.bench.QueueRoundTripBenchmark;
import io.github.threadsvsprocesses.bench.SharedMemoryBenchmark;
import io.github.threadsvsprocesses.bench.StandbyStartBenchmark;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is measured, beside whom, and what was wished for. */
final class Rows {
  static final double AIM_QUEUE_MESSAGES = 20;
  static final double AIM_QUEUE_ROUND_TRIP = 2;
  static final double AIM_PIPE_MESSAGES = 5;
  static final double AIM_PIPE_ROUND_TRIP = 0.85;
  static final double AIM_LARGE_MESSAGES = 0.85;
  static final double AIM_HAND_OFF = 0.9;
  static final double AIM_MANAGER_CALL = 1.2;
  static final double AIM_COLD_START = 0.7;
  static final double AIM_STANDBY_START = 5;
  static final double AIM_IDLE_MEMORY = 0.8;

  private static final String OURS = "ours";
  private static final String CPYTHON = "cpython";
  private static final String CPYTHONS_QUEUE = "CPython's Queue";
  private static final String BARE_SOCKET = "a bare Unix-domain socket";
  private static final String BARE_JVM = "a bare JVM";

  private final JmhRuns jmh;

  private Rows(JmhRuns jmh) {
    this.jmh = jmh;
  }

  /**
   * @param atDefaults whether JMH at its defaults was asked for
   * @param found is told what our measurement and JMH say of the same crews
   */
  static List<Row> all(JmhRuns jmh, boolean atDefaults, Consumer<Agreement> found) {
    return Stream.of(
            wiresAndStarts(jmh),
            InterpreterLockRows.all(jmh),
            VerdictRows.all(jmh, atDefaults, found))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Row> wiresAndStarts(JmhRuns jmh) {
    Rows rows = new Rows(jmh);
    return List.of(
        rows.besidePython(
            "queue-messages",
            "small messages through a queue, one producer, one consumer",
            "messages/s",
            Better.MORE,
            AIM_QUEUE_MESSAGES,
            QueueMessagesBenchmark.class,
            CPYTHONS_QUEUE),
        rows.besidePython(
            "queue-round-trip",
            "a small message there by one queue and back by another",
            "\u00b5s",
            Better.LESS,
            AIM_QUEUE_ROUND_TRIP,
            QueueRoundTripBenchmark.class,
            CPYTHONS_QUEUE),
        rows.besidePython(
            "pipe-messages",
            "small messages through a pipe",
            "messages/s",
            Better.MORE,
            AIM_PIPE_MESSAGES,
            PipeMessagesBenchmark.class,
            "CPython's Pipe"),
        rows.beside(
            "pipe-round-trip",
            "sixteen bytes there and back by a pipe",
            "\u00b5s",
            Better.LESS,
            AIM_PIPE_ROUND_TRIP,
            PipeRoundTripBenchmark.class,
            BARE_SOCKET,
            "socket"),
        rows.beside(
            "pipe-1-mib-messages",
            "messages of 1 MiB through a pipe",
            "MiB/s",
            Better.MORE,
            AIM_LARGE_MESSAGES,
            LargeMessagesBenchmark.class,
            BARE_SOCKET,
            "socket"),
        rows.beside(
            "shared-memory-hand-off",
            "a number there and back through shared memory",
            "ns",
            Better.LESS,
            AIM_HAND_OFF,
            SharedMemoryBenchmark.class,
            "a bare mapped buffer",
            "bare"),
        rows.beside(
            "manager-call",
            "a call of an object's method in another JVM",
            "\u00b5s",
            Better.LESS,
            AIM_MANAGER_CALL,
            ManagerCallBenchmark.class,
            "java.rmi",
            "rmi"),
        rows.beside(
            "queue-beside-a-ring",
            "small messages through a queue, beside a bare ring in mapped memory",
            "messages/s",
            Better.MORE,
            null,
            QueueMessagesBenchmark.class,
            "Agrona's ring",
            "ring"),
        rows.beside(
            "cold-start",
            "from the wish for a child JVM to its first message",
            "ms",
            Better.LESS,
            AIM_COLD_START,
            ColdStartBenchmark.class,
            BARE_JVM,
            "bare"),
        rows.besidePython(
            "standby-start",
            "from the wish for a child JVM to its first message, one being on standby",
            "ms",
            Better.LESS,
            AIM_STANDBY_START,
            StandbyStartBenchmark.class,
            "CPython's forkserver"),
        new Row(
            "idle-child-memory",
            "memory (PSS) of an idle child JVM",
            "MiB",
            Better.LESS,
            AIM_IDLE_MEMORY,
            IdleMemory.ofOurChild(),
            BARE_JVM,
            IdleMemory.ofABareJvm()));
  }

  private Row beside(
      String name,
      String question,
      String unit,
      Better better,
      @Nullable Double aim,
      Class<?> benchmark,
      String peer,
      String method) {
    return new Row(
        name,
        question,
        unit,
        better,
        aim,
        jmh.arm(name, benchmark, OURS),
        peer,
        jmh.arm(name, benchmark, method));
  }

  private Row besidePython(
      String name,
      String question,
      String unit,
      Better better,
      double aim,
      Class<?> benchmark,
      String peer) {
    return new Row(
        name,
        question,
        unit,
        better,
        aim,
        jmh.arm(name, benchmark, OURS),
        peer,
        jmh.pythonArm(name, benchmark, CPYTHON));
  }
}
