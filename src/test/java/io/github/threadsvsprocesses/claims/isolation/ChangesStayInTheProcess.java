package io.github.threadsvsprocesses.claims.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.AppendsToTheNotebook;
import io.github.threadsvsprocesses.children.Notebook;
import io.github.threadsvsprocesses.children.ReadsTheNotebook;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import java.util.List;
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
  void whatAChildAppendsStaysItsOwn(ProcessCrew processes, Evidence evidence) {
    whatAnyoneAppendsStaysTheirOwn(processes, evidence);
  }

  @Control(refusedWith = "the starter's list is [written by a worker]")
  void whatAThreadAppendsAllSee(ThreadCrew threads, Evidence evidence) {
    whatAnyoneAppendsStaysTheirOwn(threads, evidence);
  }

  private static void whatAnyoneAppendsStaysTheirOwn(Crew crew, Evidence evidence) {
    evidence.when("one worker appends '" + BY_A_WORKER + "' to the static list");
    List<String> itsOwn = crew.runOn(0, new AppendsToTheNotebook(BY_A_WORKER));
    List<String> theSiblings = crew.runOn(1, new ReadsTheNotebook());
    List<String> theStarters = List.copyOf(Notebook.ENTRIES);
    evidence.fact("The worker's list", itsOwn);
    evidence.fact("The sibling's list", theSiblings);
    evidence.fact("The starter's list", theStarters);
    isJust("the worker's list", itsOwn, BY_A_WORKER);
    isJust("the starter's list", theStarters);
    isJust("the sibling's list", theSiblings);

    evidence.when("the starter appends '" + BY_THE_STARTER + "' to the list of the same name");
    Notebook.ENTRIES.add(BY_THE_STARTER);
    List<String> theWorkersStill = crew.runOn(0, new ReadsTheNotebook());
    evidence.fact("The starter's list", Notebook.ENTRIES);
    evidence.fact("The worker's list", theWorkersStill);
    isJust("the starter's list", Notebook.ENTRIES, BY_THE_STARTER);
    isJust("the worker's list", theWorkersStill, BY_A_WORKER);
  }

  private static void isJust(String whose, List<String> list, String... entries) {
    assertThat(list).withFailMessage("%s is %s", whose, list).containsExactly(entries);
  }
}
