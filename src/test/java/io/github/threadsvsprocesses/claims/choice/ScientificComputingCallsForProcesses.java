package io.github.threadsvsprocesses.claims.choice;

import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.workload.Choice;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who runs a numerical kernel under the interpreter lock gains by processes alone. */
@Claim(value = "choice.scientific-computing", measured = true)
@ExtendWith({Comparisons.Fixture.class, ComputingWorkloads.Fixture.class})
class ScientificComputingCallsForProcesses {
  @Check
  void aKernelWithAPublishedAnswer(
      ComputingWorkloads workloads, Comparisons comparisons, Evidence evidence) throws Exception {
    workloads.scientificComputing().tell(evidence);
    comparisons.theChoiceIs(
        Choice.PROCESSES, workloads.scientificComputing().computing(), evidence);
  }

  @Control(refusedWith = "processes are not the choice: 2 threads under the interpreter lock: ")
  void waitingForTheSameAnswer(
      ComputingWorkloads workloads, Comparisons comparisons, Evidence evidence) throws Exception {
    workloads.scientificComputing().tell(evidence);
    comparisons.theChoiceIs(Choice.PROCESSES, workloads.scientificComputing().waiting(), evidence);
  }
}
