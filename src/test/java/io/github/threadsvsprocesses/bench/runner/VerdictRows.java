package io.github.threadsvsprocesses.bench.runner;

import io.github.threadsvsprocesses.bench.CpuCrew;
import io.github.threadsvsprocesses.bench.ScalingBenchmark;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;

/** The rows that ask our measurement and JMH the same question. */
final class VerdictRows {
  static final String AT_OUR_LENGTH = "verdict.time";
  static final String AT_DEFAULTS = "verdict.time.defaults";

  /** A round takes some twenty seconds; with two, either side is once the first. */
  private static final int ROUNDS = 2;

  private static final String QUESTION =
      "from the wish to know whether 2 threads under the lock, 2 without it and 2 processes scale,"
          + " to the answers";

  private VerdictRows() {}

  /**
   * @param atDefaults whether JMH at its defaults was asked for
   * @param found is told what both sides say of each crew
   */
  static List<Row> all(JmhRuns jmh, boolean atDefaults, Consumer<Agreement> found) {
    return List.of(
        row(AT_OUR_LENGTH, JmhTerms.OURS, jmh, found, ROUNDS),
        atDefaults ? row(AT_DEFAULTS, JmhTerms.DEFAULTS, jmh, found, 1) : notAskedFor());
  }

  private static Row row(
      String name, JmhTerms terms, JmhRuns jmh, Consumer<Agreement> found, int rounds) {
    VerdictTime time =
        new VerdictTime(
            name,
            terms,
            OurDecision::measure,
            (each, totalUnits, runs) -> scores(name, jmh, each, totalUnits, runs),
            found);
    return row(name, terms, time.ours(), time.theirs(), rounds);
  }

  private static Row notAskedFor() {
    Arm missing =
        Arm.missing(
            "not asked for, since it takes more than %d minutes: say -Dbench.defaults=true"
                .formatted(JmhTerms.minutesAtDefaults()));
    return row(AT_DEFAULTS, JmhTerms.DEFAULTS, missing, missing, 1);
  }

  private static Row row(String name, JmhTerms terms, Arm ours, Arm theirs, int rounds) {
    return new Row(name, QUESTION, "s", Better.LESS, null, ours, terms.inWords(), theirs, rounds);
  }

  private static Map<CpuCrew, Double> scores(
      String name, JmhRuns jmh, JmhTerms terms, long totalUnits, int runs) throws Exception {
    Map<CpuCrew, Double> scores = new EnumMap<>(CpuCrew.class);
    String[] crews = Stream.of(CpuCrew.values()).map(CpuCrew::name).toArray(String[]::new);
    for (RunResult result :
        jmh.run(
            name,
            ScalingBenchmark.class.getName(),
            options ->
                terms
                    .set(options, runs)
                    .param(ScalingBenchmark.CREW, crews)
                    .param(ScalingBenchmark.UNITS, Long.toString(totalUnits)))) {
      scores.put(
          CpuCrew.valueOf(result.getParams().getParam(ScalingBenchmark.CREW)),
          result.getPrimaryResult().getScore());
    }
    return scores;
  }
}
