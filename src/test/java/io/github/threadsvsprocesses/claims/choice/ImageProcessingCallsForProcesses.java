package io.github.threadsvsprocesses.claims.choice;

import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.workload.Choice;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who filters pictures under the interpreter lock gains by processes alone. */
@Claim(value = "choice.image-processing", measured = true)
@ExtendWith({Comparisons.Fixture.class, ComputingWorkloads.Fixture.class})
class ImageProcessingCallsForProcesses {
  @Check
  void takingNoiseOutOfPictures(
      ComputingWorkloads workloads, Comparisons comparisons, Evidence evidence) throws Exception {
    workloads.imageProcessing().tell(evidence);
    comparisons.theChoiceIs(Choice.PROCESSES, workloads.imageProcessing().computing(), evidence);
  }

  @Control(refusedWith = "processes are not the choice: 2 threads under the interpreter lock: ")
  void waitingForTheSamePictures(
      ComputingWorkloads workloads, Comparisons comparisons, Evidence evidence) throws Exception {
    workloads.imageProcessing().tell(evidence);
    comparisons.theChoiceIs(Choice.PROCESSES, workloads.imageProcessing().waiting(), evidence);
  }
}
