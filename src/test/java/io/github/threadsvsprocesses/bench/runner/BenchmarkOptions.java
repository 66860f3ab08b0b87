package io.github.threadsvsprocesses.bench.runner;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What the user wants.
 *
 * @param rounds of each row ({@code bench.rounds})
 * @param chosen names ({@code bench}); empty for all
 * @param guard whether a row that has fallen back fails the build ({@code bench.guard})
 * @param keep whether the figures become the reference ({@code bench.keep})
 * @param defaults whether JMH measures at its defaults too, for half an hour ({@code
 *     bench.defaults}, or that row named)
 * @param python path of a CPython, or empty ({@code python})
 * @param reports the folder ({@code reports.directory})
 */
record BenchmarkOptions(
    int rounds,
    Set<String> chosen,
    boolean guard,
    boolean keep,
    boolean defaults,
    String python,
    Path reports) {
  private static final String ROUNDS = "bench.rounds";
  private static final String CHOSEN = "bench";
  private static final int MOST_ROUNDS = 1_000;

  /**
   * Reads system properties.
   *
   * @throws BadOption when one of them says nothing sensible
   */
  static BenchmarkOptions read(Properties properties) {
    Function<String, String> text = name -> properties.getProperty(name, "").strip();
    Set<String> chosen = new TreeSet<>();
    for (String name : text.apply(CHOSEN).split(",", -1)) {
      if (!name.isBlank()) {
        chosen.add(name.strip());
      }
    }
    String reports = text.apply("reports.directory");
    return new BenchmarkOptions(
        rounds(text.apply(ROUNDS)),
        chosen,
        yesOrNo("bench.guard", text.apply("bench.guard")),
        yesOrNo("bench.keep", text.apply("bench.keep")),
        yesOrNo("bench.defaults", text.apply("bench.defaults"))
            || chosen.contains(VerdictRows.AT_DEFAULTS),
        text.apply("python"),
        Path.of(reports.isEmpty() ? "reports" : reports));
  }

  private static int rounds(String text) {
    try {
      int rounds = text.isEmpty() ? 5 : Integer.parseInt(text);
      if (rounds >= 1 && rounds <= MOST_ROUNDS) {
        return rounds;
      }
    } catch (NumberFormatException notANumber) {
      // Answered below, like a number out of range.
    }
    throw new BadOption("-D%s=%s: write a number from 1 to 1000.".formatted(ROUNDS, text));
  }

  private static boolean yesOrNo(String name, String text) {
    return switch (text) {
      case "true" -> true;
      case "", "false" -> false;
      default -> throw new BadOption("-D%s=%s: write true or false.".formatted(name, text));
    };
  }

  boolean partial() {
    return !chosen.isEmpty();
  }

  boolean wants(String name) {
    return chosen.isEmpty() || chosen.contains(name);
  }

  /** Where this run writes: a run of some rows leaves alone what a full run wrote. */
  ReportFiles files() {
    return new ReportFiles(partial() ? reports.resolve("partial") : reports);
  }

  /** The run that is compared with, which is committed. */
  ReportFiles reference() {
    return new ReportFiles(reports.resolve("reference"));
  }

  /** Throws {@link BadOption} when a chosen name is none of these. */
  void requireKnown(List<String> names) {
    for (String name : chosen) {
      if (!names.contains(name)) {
        throw new BadOption(
            "-D%s=%s: there is no such row; there are %s."
                .formatted(CHOSEN, name, String.join(", ", names)));
      }
    }
  }
}
