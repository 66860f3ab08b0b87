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
    whatAnyoneAppendsStaysTheirOwn(processes, evidence);
  }

  @Control(refusedWith = "the starter's list is [written by a worker]")
  void whatAThreadAppendsAllSee(ThreadCrew threads, Evidence evidence) throws IOException {
    whatAnyoneAppendsStaysTheirOwn(threads, evidence);
  }

  private static void whatAnyoneAppendsStaysTheirOwn(Crew crew, Evidence evidence)
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

    evidence.when("the starter appends '" + BY_THE_STARTER + "' to the list of the same name");
    Notebook.ENTRIES.add(BY_THE_STARTER);
    Page theWorkersStill = crew.runOn(0, new ReadsTheNotebook());
    evidence.fact("The starter's list", Page.now());
    evidence.fact("The worker's list", theWorkersStill);
    isJust("the starter's list", Page.now(), BY_THE_STARTER);
    isJust("the worker's list", theWorkersStill, BY_A_WORKER);
    assertThat(Stream.of(theWorkers, theSiblings, theStarters).map(page -> page.by().pid()))
        .as("worker, sibling and starter are three processes")
        .doesNotHaveDuplicates();
  }

  private static void isJust(String whose, Page list, String... entries) {
    assertThat(list.entries())
        .withFailMessage("%s is %s", whose, list.entries())
        .containsExactly(entries);
  }
}
