package io.github.threadsvsprocesses.claims.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.ComputesAMoment;
import io.github.threadsvsprocesses.children.WaitsAMoment;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.interpreter.Computation;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.workload.Choice;
import io.github.threadsvsprocesses.workload.Comparison;
import io.github.threadsvsprocesses.workload.WorkerCost;
import io.github.threadsvsprocesses.workload.Workload;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Under the interpreter lock, the kind of workload decides: for one that waits it is threads and
 * not processes, for one that computes the reverse. The last of its section, so that its picture
 * shows all that were compared before.
 */
@Claim(value = "choice.the-workload-decides", measured = true)
@ExtendWith(Comparisons.Fixture.class)
class TheWorkloadDecides {
  private static final int MICROS = 2_000;

  /** About as long. */
  private static final int UNITS = 100;

  @Check
  void waitingCallsForThreadsAndComputingForProcesses(Comparisons comparisons, Evidence evidence)
      throws Exception {
    Comparison waiting = comparisons.of(waiting());
    Comparison computing = comparisons.of(computing(UNITS));
    showAll(comparisons, evidence);
    theWinnerFlips(waiting, computing, evidence);
  }

  @Control(refusedWith = "the winner does not flip")
  void computingInTwoSizesCallsForTheSameTwice(Comparisons comparisons, Evidence evidence)
      throws Exception {
    theWinnerFlips(
        comparisons.of(computing(2 * UNITS)), comparisons.of(computing(UNITS)), evidence);
  }

  /** Plain waits, as short as the computation beside them. */
  private static Workload<Long> waiting() {
    return Workload.of("Waits and nothing else", new WaitsAMoment(MICROS));
  }

  /** The kit's own computation, whose sum is known. */
  private static Workload<Long> computing(int units) {
    return Workload.of(
            units == UNITS ? "Computation and nothing else" : "The same computation, twice as long",
            new ComputesAMoment(units))
        .checkedBy((number, sum) -> Computation.ofUnits(units).verify(sum));
  }

  private static void theWinnerFlips(Comparison one, Comparison other, Evidence evidence) {
    evidence.when("one worker, threads under the lock and processes each do both workloads");
    evidence.then(one.inWords());
    evidence.then(other.inWords());
    Choice ofOne = winner(one, evidence);
    Choice ofOther = winner(other, evidence);
    String seen =
        "\"%s\" calls for %s, \"%s\" for %s"
            .formatted(one.workload(), ofOne.inWords(), other.workload(), ofOther.inWords());
    assertThat(ofOne).withFailMessage("the winner does not flip: " + seen).isNotEqualTo(ofOther);
    assertThat(ofOne)
        .withFailMessage("the winner flips the wrong way: " + seen)
        .isEqualTo(Choice.THREADS);
  }

  /** What is called for where the other choice is refused. */
  private static Choice winner(Comparison comparison, Evidence evidence) {
    for (Choice choice : Choice.values()) {
      comparison.reasonsFor(choice).stream().map(Certificate::inWords).forEach(evidence::then);
    }
    boolean threads = comparison.callsFor(Choice.THREADS);
    boolean processes = comparison.callsFor(Choice.PROCESSES);
    assertThat(threads)
        .withFailMessage(
            "\"%s\" calls for neither: %s; %s",
            comparison.workload(),
            comparison.whyNot(Choice.THREADS),
            comparison.whyNot(Choice.PROCESSES))
        .isNotEqualTo(processes);
    return threads ? Choice.THREADS : Choice.PROCESSES;
  }

  /** The table and the picture; no trouble with them changes the verdict. */
  private static void showAll(Comparisons comparisons, Evidence evidence) {
    try {
      for (WorkerCost cost : comparisons.costs()) {
        evidence.fact("One more worker", cost.inWords());
      }
    } catch (RuntimeException trouble) {
      evidence.fact("What a worker costs", "not measured: " + trouble);
    }
    evidence.choices(comparisons.all());
  }
}
