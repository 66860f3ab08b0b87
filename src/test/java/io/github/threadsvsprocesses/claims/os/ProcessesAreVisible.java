package io.github.threadsvsprocesses.claims.os;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.TellsWhereItRuns;
import io.github.threadsvsprocesses.children.TellsWhereItRuns.Whereabouts;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.Workers;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.Undecided;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The operating system lists every child process together with its parent. */
@Claim("os.processes-are-visible")
class ProcessesAreVisible {
  @Check
  void childrenAreListedWithTheirParent(@Workers(3) ProcessCrew processes, Evidence evidence)
      throws Exception {
    List<Whereabouts> children = processes.run(new TellsWhereItRuns());
    theSystemListsEach(children.stream().map(Whereabouts::pid).toList(), evidence);
  }

  @Control(refusedWith = "are not all in the list of ProcessHandle.allProcesses")
  void threadsAreNotListed(@Workers(3) ThreadCrew threads, Evidence evidence) throws Exception {
    List<Whereabouts> workers = threads.run(new TellsWhereItRuns());
    if (!workers.stream().allMatch(worker -> worker.source().equals("kernel"))) {
      throw Undecided.needs("a kernel that tells a thread its id, in /proc/thread-self");
    }
    theSystemListsEach(workers.stream().map(Whereabouts::threadId).toList(), evidence);
  }

  /**
   * Holds the system's lists of processes against those who say that they live.
   *
   * @param workers the ids by which the kernel knows them
   */
  private static void theSystemListsEach(List<Long> workers, Evidence evidence)
      throws IOException, InterruptedException {
    Long starter = ProcessHandle.current().pid();
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
