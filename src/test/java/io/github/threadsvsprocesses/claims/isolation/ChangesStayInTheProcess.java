package io.github.threadsvsprocesses.claims.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.AppendsToTheNotebook;
import io.github.threadsvsprocesses.children.Notebook;
import io.github.threadsvsprocesses.children.Page;
import io.github.threadsvsprocesses.children.ReadsTheNotebook;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** What a process changes in its own variables, no other process sees. */
@Claim("isolation.changes-stay-in-the-process")
class ChangesStayInTheProcess {
  private static final String BY_A_WORKER = "written by a worker";
  private static final String BY_THE_STARTER = "written by the starter";

  @BeforeEach
  void theStartersListIsEmpty() {
    Notebook.ENTRIES.clear();
  }

  @Check
  void whatAChildAppendsStaysItsOwn(ProcessCrew processes, Evidence evidence) throws IOException {
    whatAWorkerAppendsStaysItsOwn(processes, evidence);
  }

  @Check
  void whatTheParentAppendsAfterTheStartNoChildSees(ProcessCrew processes, Evidence evidence)
      throws IOException {
    whatTheStarterAppendsStaysItsOwn(processes, evidence);
  }

  @Control(refusedWith = "the starter's list is [written by a worker]")
  void whatAThreadAppendsAllSee(ThreadCrew threads, Evidence evidence) throws IOException {
    whatAWorkerAppendsStaysItsOwn(threads, evidence);
  }

  @Control(refusedWith = "a worker's list is [written by the starter]")
  void whatTheStarterAppendsAllThreadsSee(ThreadCrew threads, Evidence evidence)
      throws IOException {
    whatTheStarterAppendsStaysItsOwn(threads, evidence);
  }

  private static void whatAWorkerAppendsStaysItsOwn(Crew crew, Evidence evidence)
      throws IOException {
    evidence.when("one worker appends '" + BY_A_WORKER + "' to the static list");
    Page theWorkers = crew.runOn(0, new AppendsToTheNotebook(BY_A_WORKER));
    Page theSiblings = crew.runOn(1, new ReadsTheNotebook());
    Page theStarters = Page.now();
    evidence.fact("The worker's list", theWorkers);
    evidence.fact("The sibling's list", theSiblings);
    evidence.fact("The starter's list", theStarters);
    isJust("the worker's list", theWorkers, BY_A_WORKER);
    isJust("the starter's list", theStarters);
    isJust("the sibling's list", theSiblings);
    assertThat(Stream.of(theWorkers, theSiblings, theStarters).map(page -> page.by().pid()))
        .as("worker, sibling and starter are three processes")
        .doesNotHaveDuplicates();
  }

  private static void whatTheStarterAppendsStaysItsOwn(Crew crew, Evidence evidence)
      throws IOException {
    evidence.when("the starter appends '" + BY_THE_STARTER + "' after the start of its workers");
    Notebook.ENTRIES.add(BY_THE_STARTER);
    Page theStarters = Page.now();
    List<Page> theWorkers = crew.run(new ReadsTheNotebook());
    evidence.fact("The starter's list", theStarters);
    theWorkers.forEach(page -> evidence.fact("A worker's list", page));
    isJust("the starter's list", theStarters, BY_THE_STARTER);
    theWorkers.forEach(page -> isJust("a worker's list", page));
  }

  private static void isJust(String whose, Page list, String... entries) {
    assertThat(list.entries())
        .withFailMessage("%s is %s", whose, list.entries())
        .containsExactly(entries);
  }
}
