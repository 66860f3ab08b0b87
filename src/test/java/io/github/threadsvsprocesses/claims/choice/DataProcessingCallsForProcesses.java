package io.github.threadsvsprocesses.claims.choice;

import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.workload.Choice;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who parses, groups and adds up records under the interpreter lock gains by processes alone. */
@Claim(value = "choice.data-processing", measured = true)
@ExtendWith({Comparisons.Fixture.class, ComputingWorkloads.Fixture.class})
class DataProcessingCallsForProcesses {
  @Check
  void addingUpTheRecordsOfAFile(
      ComputingWorkloads workloads, Comparisons comparisons, Evidence evidence) throws Exception {
    workloads.dataProcessing().tell(evidence);
    comparisons.theChoiceIs(Choice.PROCESSES, workloads.dataProcessing().computing(), evidence);
  }

  @Control(refusedWith = "processes are not the choice: 2 threads under the interpreter lock: ")
  void waitingForTheSameSums(
      ComputingWorkloads workloads, Comparisons comparisons, Evidence evidence) throws Exception {
    workloads.dataProcessing().tell(evidence);
    comparisons.theChoiceIs(Choice.PROCESSES, workloads.dataProcessing().waiting(), evidence);
  }
}
