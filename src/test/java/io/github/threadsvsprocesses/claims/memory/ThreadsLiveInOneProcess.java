package io.github.threadsvsprocesses.claims.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.TellsWhereItRuns;
import io.github.threadsvsprocesses.children.TellsWhereItRuns.Whereabouts;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claim.Workers;
import io.github.threadsvsprocesses.claims.StartMethods;
import io.github.threadsvsprocesses.cpython.CPython;
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
  private static final String APART = "workers live in other processes than their starter";

  private record Seen(Whereabouts starter, List<Whereabouts> workers) {}

  @Check
  void threadsAreManyAndTheirProcessIsOne(@Workers(3) ThreadCrew threads, Evidence evidence)
      throws IOException {
    workersAreManyAndTheirProcessIsOne(threads, evidence);
  }

  @Control(refusedWith = APART)
  void processesLiveApart(@Workers(3) ProcessCrew processes, Evidence evidence) throws IOException {
    workersAreManyAndTheirProcessIsOne(processes, evidence);
  }

  @PythonCheck
  void threadsOfPython(CPython python, Evidence evidence) {
    inPython("thread", python, evidence);
  }

  @PythonControl(refusedWith = APART)
  void processesOfPython(CPython python, Evidence evidence) throws Exception {
    StartMethods.eachIsRefused(
        python, APART, evidence, method -> inPython(method, python, evidence));
  }

  private static void inPython(String world, CPython python, Evidence evidence) {
    theirProcessIsOne(python.run(Seen.class, "threads_live_in_one_process", world), evidence);
  }

  /** Also of virtual threads. */
  public static void workersAreManyAndTheirProcessIsOne(Crew crew, Evidence evidence)
      throws IOException {
    Seen seen = new Seen(new TellsWhereItRuns().run(), crew.run(new TellsWhereItRuns()));
    theirProcessIsOne(seen, evidence);
  }

  private static void theirProcessIsOne(Seen seen, Evidence evidence) {
    Whereabouts starter = seen.starter();
    List<Whereabouts> workers = seen.workers();
    evidence.when("the starter and each worker ask where they run");
    evidence.fact("The starter", starter);
    workers.forEach(worker -> evidence.fact("A worker", worker));

    assertThat(workers)
        .withFailMessage(
            APART + ": %s, and it in %d",
            workers.stream().map(Whereabouts::pid).toList(),
            starter.pid())
        .allMatch(worker -> worker.pid() == starter.pid());
    List<String> threads = new ArrayList<>(workers.stream().map(Whereabouts::thread).toList());
    threads.add(starter.thread());
    assertThat(threads).as("the threads, the starter's included").doesNotHaveDuplicates();
  }
}
