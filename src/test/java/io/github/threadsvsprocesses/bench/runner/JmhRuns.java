package io.github.threadsvsprocesses.bench.runner;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs benchmarks by JMH, each in a fork of its own, and keeps what JMH says: the results of all
 * runs under a name in {@code NAME.json}, its words in {@code NAME.log}.
 */
final class JmhRuns {
  /** Of an iteration; a peer that hangs is interrupted then. */
  private static final TimeValue DEADLINE = TimeValue.minutes(2);

  private final Path folder;
  private final Optional<Python> python;
  private final Map<String, List<RunResult>> results = new HashMap<>();

  JmhRuns(Path folder, Optional<Python> python) {
    this.folder = folder;
    this.python = python;
  }

  /**
   * An arm whose figure is the score of a benchmark in a fork of its own.
   *
   * @throws IllegalArgumentException at once when there is no such benchmark
   */
  Arm arm(String name, Class<?> benchmark, String method) {
    if (Stream.of(benchmark.getMethods())
        .noneMatch(
            each -> each.getName().equals(method) && each.isAnnotationPresent(Benchmark.class))) {
      throw new IllegalArgumentException(benchmark + " has no benchmark named " + method + ".");
    }
    return () -> score(name, benchmark, method, options -> options);
  }

  /** The same for one that needs CPython. */
  Arm pythonArm(String name, Class<?> benchmark, String method) {
    return python.isPresent()
        ? arm(name, benchmark, method)
        : Arm.missing("no CPython 3.8 or newer was found: name one by -Dpython=PATH");
  }

  /** Of one method, in its own unit. */
  double score(
      String name, Class<?> benchmark, String method, UnaryOperator<ChainedOptionsBuilder> further)
      throws IOException, RunnerException {
    Collection<RunResult> run = run(name, benchmark.getName() + "\\." + method + "$", further);
    if (run.size() != 1) {
      throw new IllegalStateException(
          benchmark + " has " + run.size() + " benchmarks named " + method + ".");
    }
    return run.iterator().next().getPrimaryResult().getScore();
  }

  /** All benchmarks whose name matches. */
  Collection<RunResult> run(
      String name, String include, UnaryOperator<ChainedOptionsBuilder> further)
      throws IOException, RunnerException {
    List<RunResult> sameName = results.computeIfAbsent(name, first -> new ArrayList<>());
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(include)
            .shouldFailOnError(true)
            .timeout(DEADLINE)
            .jvmArgsPrepend(
                python
                    .map(found -> new String[] {"-Dbench.python=" + found.executable()})
                    .orElse(new String[0]));
    try (PrintStream log =
        new PrintStream(
            new FileOutputStream(
                folder.resolve(name + ".log").toFile(), /* append= */ !sameName.isEmpty()),
            /* autoFlush= */ true,
            StandardCharsets.UTF_8)) {
      Collection<RunResult> run =
          new Runner(
                  further.apply(options).build(),
                  OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL))
              .run();
      sameName.addAll(run);
      ResultFormatFactory.getInstance(
              ResultFormatType.JSON, folder.resolve(name + ".json").toString())
          .writeOut(sameName);
      return run;
    }
  }
}
