package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.SpeedUpCurve;
import io.github.threadsvsprocesses.workload.Choice;
import io.github.threadsvsprocesses.workload.Comparison;
import io.github.threadsvsprocesses.workload.Recommendation;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  void tell(@Nullable SpeedUpCurve curve) {
    evidence.then(recommendation.headline());
    recommendation.reasons().forEach(reason -> evidence.fact("Because", reason));
    evidence.text("Advice", recommendation.inWords() + "\n");
    recommendation.certificates().forEach(this::certify);
    if (curve != null) {
      evidence.speedUpCurve(curve);
    }
  }

  private void certify(Certificate certificate) {
    if (told.add(certificate)) {
      evidence.certificate(certificate);
    }
  }
}
