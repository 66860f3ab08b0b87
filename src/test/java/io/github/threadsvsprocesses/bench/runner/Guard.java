package io.github.threadsvsprocesses.bench.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether a row has fallen back behind the reference, whose ratios were measured elsewhere. */
final class Guard {
  /** Another machine and a busy one may cost a third; more is ours. */
  static final double LEAST_SHARE_OF_REFERENCE = 2.0 / 3;

  private Guard() {}

  /** A line for each row that has fallen back by more than a third; a row without ratio is none. */
  static List<String> complaints(Performance reference, Performance now) {
    Map<String, RowResult> before =
        reference.rows().stream().collect(Collectors.toMap(RowResult::name, row -> row));
    List<String> complaints = new ArrayList<>();
    for (RowResult row : now.rows()) {
      RowResult then = before.get(row.name());
      Double ratio = row.ratio();
      Double ratioThen = then == null ? null : then.ratio();
      if (ratio != null && ratioThen != null && ratio < LEAST_SHARE_OF_REFERENCE * ratioThen) {
        complaints.add(
            "%s has fallen back: ratio %s to %s, and the reference's is %s; at least %s was due."
                .formatted(
                    row.name(),
                    Figures.inWords(ratio),
                    row.peer(),
                    Figures.inWords(ratioThen),
                    Figures.inWords(LEAST_SHARE_OF_REFERENCE * ratioThen)));
      }
    }
    return complaints;
  }
}
