package io.github.threadsvsprocesses.bench.runner;

import io.github.threadsvsprocesses.bench.ManyChildrenBenchmark;
import io.github.threadsvsprocesses.bench.MessageSizesBenchmark;
import io.github.threadsvsprocesses.bench.QueueMessagesBenchmark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures the curves, each point in a fork of its own, once: they show a shape, not a ratio. */
final class Growth {
  private static final int[] PRODUCERS = {1, 2, 4, 8, 16};
  private static final int[] CHILDREN = {1, 2, 4, 8, 16, 32};

  /** From 8 B to 16 MiB, each eight times the one before. */
  private static final int[] SIZES = IntStream.rangeClosed(1, 8).map(n -> 1 << (3 * n)).toArray();

  private static final double MIB = 1 << 20;

  private static final String OURS = "ours";
  private static final String CPYTHON = "cpython";

  private final JmhRuns jmh;
  private final boolean python;
  private final Consumer<String> console;

  /** What broke: its curve ends there. */
  private final List<String> faults = new ArrayList<>();

  Growth(JmhRuns jmh, boolean python, Consumer<String> console) {
    this.jmh = jmh;
    this.python = python;
    this.console = console;
  }

  /** One side of a curve: its label and its method. */
  private record Side(String label, String method) {}

  List<GrowthCurve> measure() throws IOException {
    return List.of(producers(), children(), sizes());
  }

  List<String> faults() {
    return List.copyOf(faults);
  }

  private GrowthCurve producers() throws IOException {
    return new GrowthCurve(
        "growth-producers",
        "Small messages through one queue",
        "producers",
        "messages/s",
        false,
        lines(
            "growth-producers",
            QueueMessagesBenchmark.class,
            "producers",
            PRODUCERS,
            List.of(new Side("our queue", OURS), new Side("CPython's Queue", CPYTHON)),
            Growth::shortly,
            (producers, score) -> score));
  }

  private GrowthCurve children() throws IOException {
    return new GrowthCurve(
        "growth-children",
        "From the wish for many children to the last one's first message",
        "children",
        "ms",
        false,
        lines(
            "growth-children",
            ManyChildrenBenchmark.class,
            "children",
            CHILDREN,
            List.of(new Side("our child JVMs", OURS), new Side("CPython, by spawn", CPYTHON)),
            options -> options,
            (children, score) -> score));
  }

  private GrowthCurve sizes() throws IOException {
    return new GrowthCurve(
        "growth-sizes",
        "Messages through a pipe",
        "bytes in a message",
        "MiB/s",
        true,
        lines(
            "growth-sizes",
            MessageSizesBenchmark.class,
            "bytes",
            SIZES,
            List.of(
                new Side("our pipe", OURS),
                new Side("CPython's Pipe", CPYTHON),
                new Side("a bare Unix-domain socket", "socket")),
            Growth::shortly,
            (bytes, score) -> score * MessageSizesBenchmark.messages((int) bytes) * bytes / MIB));
  }

  private static ChainedOptionsBuilder shortly(ChainedOptionsBuilder options) {
    return options
        .warmupIterations(1)
        .warmupTime(TimeValue.milliseconds(500))
        .measurementIterations(1)
        .measurementTime(TimeValue.milliseconds(500));
  }

  /** Side by side at each point, so that a machine that changes does so for all. */
  private List<GrowthCurve.Line> lines(
      String name,
      Class<?> benchmark,
      String parameter,
      int[] values,
      List<Side> sides,
      UnaryOperator<ChainedOptionsBuilder> duration,
      DoubleBinaryOperator figure)
      throws IOException {
    Map<Side, List<GrowthCurve.Point>> points = new LinkedHashMap<>();
    sides.stream()
        .filter(side -> python || !side.method().equals(CPYTHON))
        .forEach(side -> points.put(side, new ArrayList<>()));
    try {
      for (int value : values) {
        StringBuilder told = new StringBuilder();
        for (Map.Entry<Side, List<GrowthCurve.Point>> each : points.entrySet()) {
          Side side = each.getKey();
          double score =
              jmh.score(
                  name,
                  benchmark,
                  side.method(),
                  options -> duration.apply(options).param(parameter, Integer.toString(value)));
          double y = figure.applyAsDouble(value, score);
          each.getValue().add(new GrowthCurve.Point(value, y));
          told.append(", ").append(side.label()).append(' ').append(Figures.inWords(y));
        }
        console.accept("%s, %,d %s%s".formatted(name, value, parameter, told));
      }
    } catch (RunnerException broken) {
      faults.add(name + " broke: " + broken + "; see " + name + ".log");
    }
    return points.entrySet().stream()
        .map(side -> new GrowthCurve.Line(side.getKey().label(), List.copyOf(side.getValue())))
        .toList();
  }
}
