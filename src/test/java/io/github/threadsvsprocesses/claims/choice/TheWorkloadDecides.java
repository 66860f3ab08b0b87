package io.github.threadsvsprocesses.claims.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.AsksForAPriceOverTcp;
import io.github.threadsvsprocesses.children.ServesPricesOverTcp;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claims.python.PythonFixture;
import io.github.threadsvsprocesses.claims.python.PythonRounds;
import io.github.threadsvsprocesses.claims.python.PythonWaits;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.workload.Choice;
import io.github.threadsvsprocesses.workload.Comparison;
import io.github.threadsvsprocesses.workload.WorkerCost;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Under the interpreter lock, the kind of workload decides: for one that waits it is threads and
 * not processes, for one that computes the reverse. The last of its section, so that its picture
 * shows all that were compared before.
 */
@Claim(value = "choice.the-workload-decides", measured = true)
@ExtendWith({Comparisons.Fixture.class, ComputingWorkloads.Fixture.class, PythonFixture.class})
class TheWorkloadDecides {
  @Check
  void waitingCallsForThreadsAndComputingForProcesses(
      ComputingWorkloads workloads, Comparisons comparisons, Evidence evidence) throws Exception {
    Comparison waiting = waiting(comparisons);
    Comparison computing = comparisons.of(workloads.plainComputation().computing());
    showAll(comparisons, evidence);
    theWinnerFlips(waiting, computing, evidence);
  }

  @Control(refusedWith = "the winner does not flip")
  void twoWorkloadsThatComputeCallForTheSame(
      ComputingWorkloads workloads, Comparisons comparisons, Evidence evidence) throws Exception {
    theWinnerFlips(
        comparisons.of(workloads.scientificComputing().computing()),
        comparisons.of(workloads.plainComputation().computing()),
        evidence);
  }

  @PythonCheck
  void onCpythonWaitingCallsForThreadsAndComputingForProcesses(
      CPython python, PythonRounds rounds, PythonWaits waits, Evidence evidence) throws Exception {
    theWinnerFlips(waits.comparison(python), rounds.comparison(python), evidence);
  }

  @PythonControl(refusedWith = "the winner does not flip")
  void onCpythonComputingCallsForTheSameAsComputing(
      CPython python, PythonRounds rounds, Evidence evidence) throws Exception {
    theWinnerFlips(rounds.comparison(python), rounds.comparison(python), evidence);
  }

  private static Comparison waiting(Comparisons comparisons) throws Exception {
    try (ServerProcess server = ServerProcess.start(new ServesPricesOverTcp())) {
      return comparisons.of(WaitingCallsForThreads.tasks(Asking::waiting, server));
    } finally {
      AsksForAPriceOverTcp.hangUp();
    }
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
