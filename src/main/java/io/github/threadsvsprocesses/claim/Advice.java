package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.claim.Measurements.Measured;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Machine;
import io.github.threadsvsprocesses.workload.Choice;
import io.github.threadsvsprocesses.workload.ChoiceRow;
import io.github.threadsvsprocesses.workload.ChoiceTable;
import io.github.threadsvsprocesses.workload.Comparison;
import io.github.threadsvsprocesses.workload.Recommendation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an {@link Adviser} found of a workload. Used by the test's thread. */
public final class Advice {
  private final Comparison comparison;
  private final Recommendation recommendation;
  private final Evidence evidence;
  private final Set<Certificate> told = new HashSet<>();

  Advice(Comparison comparison, Recommendation recommendation, Evidence evidence) {
    this.comparison = comparison;
    this.recommendation = recommendation;
    this.evidence = evidence;
  }

  /** Every speed-up and every answer. */
  public Comparison comparison() {
    return comparison;
  }

  /** Which way, how many, and why; undecided where this machine allows no answer. */
  public Recommendation recommendation() {
    return recommendation;
  }

  /**
   * Returns when the workload calls for this.
   *
   * @throws AssertionError when it does not
   * @throws io.github.threadsvsprocesses.measure.Undecided where this machine allows no answer; the
   *     test is aborted then
   */
  public Advice expect(Choice choice) {
    comparison.reasonsFor(choice).forEach(this::certify);
    if (!comparison.callsFor(choice)) {
      throw new AssertionError(
          "%s: %s are not the choice: %s"
              .formatted(comparison.workload(), choice.inWords(), comparison.whyNot(choice)));
    }
    return this;
  }

  void tell(Measured measured) {
    evidence.then(recommendation.headline());
    recommendation.reasons().forEach(reason -> evidence.fact("Because", reason));
    evidence.text("Advice", recommendation.inWords() + "\n");
    evidence.choices(table(measured));
    recommendation.certificates().forEach(this::certify);
    if (measured.curve() != null) {
      evidence.speedUpCurve(measured.curve());
    }
    if (measured.breakEven() != null) {
      evidence.breakEven(measured.breakEven().curve());
    }
  }

  /** Every way of this one workload. */
  private ChoiceTable table(Measured measured) {
    return new ChoiceTable(
        ChoiceTable.FORMAT_VERSION,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        true,
        Machine.here(),
        comparison.workers(),
        List.of(ChoiceRow.of(null, comparison)),
        List.of(),
        measured.costs(),
        List.of());
  }

  private void certify(Certificate certificate) {
    if (told.add(certificate)) {
      evidence.certificate(certificate);
    }
  }
}
