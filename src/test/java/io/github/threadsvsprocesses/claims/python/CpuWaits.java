package io.github.threadsvsprocesses.claims.python;

import io.github.threadsvsprocesses.claims.python.PythonCrew.Done;
import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.measure.VoidCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.descriptive.Median;

/**
 * For how much of its time a crew was ready and waited for a CPU. Who waits for a lock sleeps; who
 * waits for a CPU says nothing of a lock. Threads of one process may be put on one CPU where
 * unrelated programs, whose rounds count for that, are not. Not thread-safe.
 */
final class CpuWaits {
  private final List<Double> shares = new ArrayList<>();

  /** The worker that waited longest, if the system tells it. */
  void add(List<Done> workers) {
    double most = Double.NaN;
    for (Done each : workers) {
      Long queued = each.queuedNanos();
      if (queued != null) {
        double share = (double) queued / Math.max(1, each.toNanos() - each.fromNanos());
        most = Double.isNaN(most) ? share : Math.max(most, share);
      }
    }
    if (!Double.isNaN(most)) {
      shares.add(most);
    }
  }

  /** The median of all runs; zero where the system tells nothing. */
  double share() {
    return shares.isEmpty()
        ? 0
        : Median.withDefaults()
            .evaluate(shares.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /**
   * The certificate, unless it says that a crew does not scale which could not.
   *
   * @throws Undecided if so
   */
  Certificate mayRefute(Certificate certificate) {
    if (certificate.answer() == Answer.FAILS && share() > VoidCause.MOST_QUEUED_SHARE) {
      throw new Undecided(
          String.format(
              Locale.ROOT,
              "its threads were ready and waited for a CPU for %.0f %% of their time, which says"
                  + " nothing of a lock: %s",
              100 * share(),
              certificate.inWords()));
    }
    return certificate;
  }
}
