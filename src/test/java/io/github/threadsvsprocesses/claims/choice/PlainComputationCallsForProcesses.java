package io.github.threadsvsprocesses.claims.choice;

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
import io.github.threadsvsprocesses.workload.Choice;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who just computes under the interpreter lock gains by processes alone. */
@Claim(value = "choice.cpu-intensive", measured = true)
@ExtendWith({Comparisons.Fixture.class, ComputingWorkloads.Fixture.class, PythonFixture.class})
class PlainComputationCallsForProcesses {
  @Check
  void steppingAGenerator(ComputingWorkloads workloads, Comparisons comparisons, Evidence evidence)
      throws Exception {
    workloads.plainComputation().tell(evidence);
    comparisons.theChoiceIs(Choice.PROCESSES, workloads.plainComputation().computing(), evidence);
  }

  @Control(refusedWith = "processes are not the choice: 2 threads under the interpreter lock: ")
  void waitingForTheSameResults(
      ComputingWorkloads workloads, Comparisons comparisons, Evidence evidence) throws Exception {
    workloads.plainComputation().tell(evidence);
    comparisons.theChoiceIs(Choice.PROCESSES, workloads.plainComputation().waiting(), evidence);
  }

  @PythonCheck
  void steppingAGeneratorOnCpython(CPython python, PythonRounds rounds, Evidence evidence)
      throws Exception {
    evidence.when(PythonRounds.IN_WORDS);
    Comparisons.theChoiceIs(Choice.PROCESSES, rounds.comparison(python), evidence);
  }

  @PythonControl(
      refusedWith = "processes are not the choice: 2 threads under the interpreter lock: ")
  void waitingOnCpython(CPython python, PythonWaits waits, Evidence evidence) throws Exception {
    evidence.when(PythonWaits.IN_WORDS);
    Comparisons.theChoiceIs(Choice.PROCESSES, waits.comparison(python), evidence);
  }
}
