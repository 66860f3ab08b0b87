package io.github.threadsvsprocesses.verdict;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.verdict.Verdicts.ClaimVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why a run must not pass. A refutation on another runtime than the JVM is a finding and fails
 * nothing.
 */
public final class Gate {
  /** The word that requires every claim that has a class. */
  public static final String ALL = "all";

  private final Article article;
  private final Set<String> asked;
  private final Set<String> required;

  /**
   * @param asked ids of the claims that were to be judged; empty means all
   * @param required {@value #ALL}, sections or ids in which an undecided claim fails
   */
  public Gate(Article article, Set<String> asked, Set<String> required) {
    this.article = article;
    this.asked = asked;
    this.required = required;
  }

  /** Every reason, a line each; empty when the run may pass. */
  public List<String> complaints(Verdicts verdicts) {
    List<String> complaints = new ArrayList<>();
    for (ClaimVerdict claim : verdicts.claims()) {
      if (!claim.isPlanned() && (asked.isEmpty() || asked.contains(claim.id()))) {
        complaints.addAll(complaints(claim));
      }
    }
    article
        .claims()
        .filter(claim -> verdicts.claims().stream().noneMatch(v -> v.id().equals(claim.id())))
        .map(claim -> "Claim " + claim.id() + " vanished: the verdicts do not name it.")
        .forEach(complaints::add);
    return complaints;
  }

  private List<String> complaints(ClaimVerdict claim) {
    List<String> complaints = new ArrayList<>();
    Optional<RuntimeVerdict> counted = article.claim(claim.id()).flatMap(claim::counted);
    for (RuntimeVerdict on : claim.runtimes()) {
      String subject = "Claim " + claim.id() + " ";
      if (on.verdict() == Verdict.REFUTED && !on.isFinding()) {
        complaints.add(subject + "is refuted: " + on.reason());
      }
      if (on.fault().isPresent()) {
        complaints.add(subject + "could not be judged: " + on.fault().get());
      } else if (Verdicts.DID_NOT_RUN.equals(on.reason())) {
        complaints.add(subject + "vanished from the run: its class was not run.");
      } else if (on.verdict() == Verdict.UNDECIDED
          && counted.filter(on::equals).isPresent()
          && isRequired(claim)) {
        complaints.add(subject + "is required and undecided, because " + on.reason());
      }
    }
    return complaints;
  }

  private boolean isRequired(ClaimVerdict claim) {
    return required.contains(ALL)
        || required.contains(claim.section())
        || required.contains(claim.id());
  }
}
