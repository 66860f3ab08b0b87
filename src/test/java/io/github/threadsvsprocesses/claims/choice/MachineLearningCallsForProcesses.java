package io.github.threadsvsprocesses.claims.choice;

import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.workload.Choice;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who trains models under the interpreter lock gains by processes alone. */
@Claim(value = "choice.machine-learning", measured = true)
@ExtendWith({Comparisons.Fixture.class, ComputingWorkloads.Fixture.class})
class MachineLearningCallsForProcesses {
  @Check
  void trainingModelsToAKnownAccuracy(
      ComputingWorkloads workloads, Comparisons comparisons, Evidence evidence) throws Exception {
    workloads.machineLearning().tell(evidence);
    comparisons.theChoiceIs(Choice.PROCESSES, workloads.machineLearning().computing(), evidence);
  }

  @Control(refusedWith = "processes are not the choice: 2 threads under the interpreter lock: ")
  void waitingForTheSameModels(
      ComputingWorkloads workloads, Comparisons comparisons, Evidence evidence) throws Exception {
    workloads.machineLearning().tell(evidence);
    comparisons.theChoiceIs(Choice.PROCESSES, workloads.machineLearning().waiting(), evidence);
  }
}
