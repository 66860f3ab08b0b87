package io.github.threadsvsprocesses.claims.os;

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
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.Undecided;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The operating system lists every child process together with its parent. */
@Claim("os.processes-are-visible")
class ProcessesAreVisible {
  private static final String NOT_LISTED = "are not all in the list of ProcessHandle.allProcesses";

  @Check
  void childrenAreListedWithTheirParent(@Workers(3) ProcessCrew processes, Evidence evidence)
      throws Exception {
    List<Whereabouts> children = processes.run(new TellsWhereItRuns());
    theSystemListsEach(
        children.stream().map(Whereabouts::pid).toList(), ProcessHandle.current().pid(), evidence);
  }

  @Control(refusedWith = NOT_LISTED)
  void threadsAreNotListed(@Workers(3) ThreadCrew threads, Evidence evidence) throws Exception {
    List<Whereabouts> workers = threads.run(new TellsWhereItRuns());
    if (!workers.stream().allMatch(worker -> worker.source().equals("kernel"))) {
      throw Undecided.needs("a kernel that tells a thread its id, in /proc/thread-self");
    }
    theSystemListsEach(
        workers.stream().map(Whereabouts::threadId).toList(),
        ProcessHandle.current().pid(),
        evidence);
  }

  /** By forkserver, the parent of a child is the server, and the server's is the starter. */
  @PythonCheck
  void childrenOfPythonAreListedWithTheirParent(CPython python, Evidence evidence)
      throws Exception {
    StartMethods.each(
        python,
        evidence,
        method -> {
          try (PythonWorkers processes = PythonWorkers.start(python, method, 3)) {
            long starter = processes.starter().pid();
            List<Long> parents = processes.parents();
            if (method.equals("forkserver")) {
              evidence.fact("The server that forks them, in their own word", parents.get(0));
              theSystemListsEach(List.of(parents.get(0)), starter, evidence);
            } else {
              assertThat(parents).as("parents, in the children's word").containsOnly(starter);
            }
            theSystemListsEach(
                processes.where().stream().map(Whereabouts::pid).toList(),
                parents.get(0),
                evidence);
          }
        });
  }

  @PythonControl(refusedWith = NOT_LISTED)
  void threadsOfPythonAreNotListed(CPython python, Evidence evidence) throws Exception {
    try (PythonWorkers threads = PythonWorkers.start(python, "thread", 3)) {
      if (!Files.isDirectory(Path.of("/proc/self/task"))) {
        throw Undecided.needs("a kernel that finds a thread by its id, as Linux does");
      }
      theSystemListsEach(
          threads.where().stream().map(Whereabouts::threadId).toList(),
          threads.starter().pid(),
          evidence);
    }
  }

  /**
   * Holds the system's lists of processes against those who say that they live.
   *
   * @param workers the ids by which the kernel knows them
   * @param starter the process that is to be their parent
   */
  private static void theSystemListsEach(List<Long> workers, Long starter, Evidence evidence)
      throws IOException, InterruptedException {
    evidence.when("the starter, process " + starter + ", looks for its workers in the lists");
    evidence.fact("Ids that the workers tell", workers);
    assertThat(workers).as("live workers").allMatch(id -> ProcessHandle.of(id).isPresent());
    evidence.then("the kernel knows each when asked for this very id");

    List<String> without = new ArrayList<>();
    for (ProcessTable table : tables()) {
      List<Long> listed = workers.stream().filter(table::lists).toList();
      List<Long> parents = listed.stream().map(table::parentOf).toList();
      evidence.fact("Listed by " + table, listed);
      assertThat(table.lists(starter)).as("%s lists the starter", table).isTrue();
      assertThat(parents).as("their parents, according to %s", table).allMatch(starter::equals);
      if (listed.size() < workers.size()) {
        without.add(table.source());
      }
    }
    assertThat(without)
        .withFailMessage("%s are not all in the list of %s", workers, String.join(", ", without))
        .isEmpty();
    evidence.fact("Their parent, according to all lists", starter);
  }

  private static List<ProcessTable> tables() throws IOException, InterruptedException {
    List<ProcessTable> tables = new ArrayList<>(List.of(ProcessTable.ofTheJdk()));
    ProcessTable.ofPs().ifPresent(tables::add);
    return tables;
  }
}
