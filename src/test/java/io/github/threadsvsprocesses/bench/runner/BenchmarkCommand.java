package io.github.threadsvsprocesses.bench.runner;

import io.github.threadsvsprocesses.measure.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs the benchmarks and writes {@code performance.json}, {@code performance.md}, the curves and
 * JMH's own results into the reports.
 *
 * <p>Exit codes: 0; 1 when a benchmark broke, or a row fell back behind the reference and the guard
 * was asked for; 2 for an option that says nothing sensible. A peer that is not there, and a ratio
 * below its aim, are no failure.
 */
public final class BenchmarkCommand {
  private static final String GROWTH = "growth";

  private final BenchmarkOptions options;
  private final ReportFiles files;
  private final Optional<Python> python;
  private final JmhRuns jmh;
  private final List<String> faults = new ArrayList<>();
  private final List<Agreement> agreement = new ArrayList<>();
  private final List<String> pictures = new ArrayList<>();

  private BenchmarkCommand(BenchmarkOptions options) throws IOException {
    this.options = options;
    files = options.files();
    python = Python.find(options.python(), Optional.ofNullable(System.getenv("PATH")).orElse(""));
    jmh = new JmhRuns(files.jmh(), python);
  }

  public static void main(String[] arguments) throws Exception {
    try {
      List<String> faults =
          new BenchmarkCommand(BenchmarkOptions.read(System.getProperties())).run();
      faults.forEach(fault -> System.err.println("FAILED: " + fault));
      System.exit(faults.isEmpty() ? 0 : 1);
    } catch (BadOption mistake) {
      System.err.println(mistake.getMessage());
      System.exit(2);
    }
  }

  private List<String> run() throws IOException {
    Instant start = Instant.now();
    List<Row> rows = Rows.all(jmh, options.defaults(), this::compare);
    options.requireKnown(Stream.concat(rows.stream().map(Row::name), Stream.of(GROWTH)).toList());
    say(
        "Benchmarks, %d rounds a row, beside CPython %s."
            .formatted(options.rounds(), python.map(Python::version).orElse("(none was found)")));
    if (options.defaults()) {
      say(
          "JMH at its defaults takes more than %d minutes; %s tells how far it is."
              .formatted(
                  JmhTerms.minutesAtDefaults(),
                  files.jmh().resolve(VerdictRows.AT_DEFAULTS + ".log")));
    }
    List<RowResult> results = new ArrayList<>();
    for (Row row : rows) {
      if (options.wants(row.name())) {
        results.add(measure(row));
        write(performance(start, results)); // What is known so far survives a Ctrl-C.
      }
    }
    if (options.wants(GROWTH)) {
      grow();
    }
    Performance performance = performance(start, results);
    draw(performance);
    write(performance);
    guard(performance);
    if (options.keep() && !options.partial() && faults.isEmpty()) {
      files.copyTo(options.reference().folder());
    }
    say(
        "Benchmarks took %d s: %s"
            .formatted(
                Duration.between(start, Instant.now()).toSeconds(),
                files.folder().resolve(ReportFiles.PAGE)));
    return faults;
  }

  private RowResult measure(Row row) {
    RowResult result = Contest.hold(row, options.rounds(), BenchmarkCommand::say);
    say(
        "%s: %s to %s%s"
            .formatted(
                row.name(),
                result.ratio() == null ? result.missing() : Figures.inWords(result.ratio()),
                row.peer(),
                row.aim() == null ? "" : ", aim " + Figures.inWords(row.aim())));
    if (result.broken()) {
      faults.add(row.name() + ": " + result.missing() + "; see " + row.name() + ".log");
    }
    return result;
  }

  private Performance performance(Instant start, List<RowResult> results) {
    return new Performance(
        Performance.FORMAT_VERSION,
        start.truncatedTo(ChronoUnit.SECONDS).toString(),
        Machine.here(),
        python.map(Python::version).orElse(null),
        options.partial(),
        List.copyOf(results),
        List.copyOf(agreement));
  }

  private void write(Performance performance) throws IOException {
    files.writeJson(ReportFiles.PERFORMANCE, performance);
    files.write(ReportFiles.PAGE, Page.of(performance, pictures).getBytes(StandardCharsets.UTF_8));
  }

  private void compare(Agreement seen) {
    agreement.add(seen);
    say(seen.inWords());
  }

  private void grow() throws IOException {
    Growth growth = new Growth(jmh, python.isPresent(), BenchmarkCommand::say);
    List<GrowthCurve> curves = growth.measure();
    faults.addAll(growth.faults());
    files.writeJson(ReportFiles.GROWTH, curves);
    for (GrowthCurve curve : curves) {
      if (curve.lines().stream().noneMatch(line -> line.points().isEmpty())) {
        picture(curve.name() + ".png", () -> Picture.of(curve));
      }
    }
  }

  private void draw(Performance performance) throws IOException {
    if (performance.rows().stream().anyMatch(row -> row.isAimMet() != null)) {
      picture(ReportFiles.PICTURE, () -> Picture.ofRatios(performance));
    }
  }

  private interface Drawing {
    byte[] png() throws IOException;
  }

  /** A runtime without fonts cannot draw; the figures are in the files all the same. */
  private void picture(String name, Drawing drawing) throws IOException {
    byte[] png;
    try {
      png = drawing.png();
    } catch (RuntimeException | LinkageError cannotDraw) {
      say("No " + name + ": this Java runtime cannot draw (" + cannotDraw + ").");
      return;
    }
    files.write(name, png);
    pictures.add(name);
  }

  private void guard(Performance performance) throws IOException {
    Optional<Performance> reference = options.reference().read();
    if (!options.guard()) {
      return;
    }
    if (reference.isEmpty()) {
      say("There is no reference to compare with.");
    } else {
      faults.addAll(Guard.complaints(reference.get(), performance));
    }
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
