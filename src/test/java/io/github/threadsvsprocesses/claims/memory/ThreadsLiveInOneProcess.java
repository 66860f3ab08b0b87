package io.github.threadsvsprocesses.claims.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.TellsWhereItRuns;
import io.github.threadsvsprocesses.children.TellsWhereItRuns.Whereabouts;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.Workers;
import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Every thread of a crew lives in the process that started it. */
@Claim("memory.threads-live-in-one-process")
public class ThreadsLiveInOneProcess {
  @Check
  void threadsAreManyAndTheirProcessIsOne(@Workers(3) ThreadCrew threads, Evidence evidence)
      throws IOException {
    workersAreManyAndTheirProcessIsOne(threads, evidence);
  }

  @Control(refusedWith = "workers live in other processes than their starter")
  void processesLiveApart(@Workers(3) ProcessCrew processes, Evidence evidence) throws IOException {
    workersAreManyAndTheirProcessIsOne(processes, evidence);
  }

  /** Also of virtual threads. */
  public static void workersAreManyAndTheirProcessIsOne(Crew crew, Evidence evidence)
      throws IOException {
    evidence.when("the starter and each worker ask where they run");
    Whereabouts starter = new TellsWhereItRuns().run();
    List<Whereabouts> workers = crew.run(new TellsWhereItRuns());
    evidence.fact("The starter", starter);
    workers.forEach(worker -> evidence.fact("A worker", worker));

    assertThat(workers)
        .withFailMessage(
            "workers live in other processes than their starter: %s, and it in %d",
            workers.stream().map(Whereabouts::pid).toList(), starter.pid())
        .allMatch(worker -> worker.pid() == starter.pid());
    List<String> threads = new ArrayList<>(workers.stream().map(Whereabouts::thread).toList());
    threads.add(starter.thread());
    assertThat(threads).as("the threads, the starter's included").doesNotHaveDuplicates();
  }
}
