package io.github.threadsvsprocesses.claims.memory;

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

/** What one thread appends to a list, its starter and its siblings see. */
@Claim("memory.threads-share-variables")
class ThreadsShareVariables {
  private static final String ENTRY = "written by a worker";

  @BeforeEach
  void theStartersListIsEmpty() {
    Notebook.ENTRIES.clear();
  }

  @Check
  void whatOneThreadAppendsAllSee(ThreadCrew threads, Evidence evidence) {
    whatOneWorkerAppendsAllSee(threads, evidence);
  }

  @Control(refusedWith = "the starter's list is []")
  void aProcessAppendsToAListOfItsOwn(ProcessCrew processes, Evidence evidence) {
    whatOneWorkerAppendsAllSee(processes, evidence);
  }

  private static void whatOneWorkerAppendsAllSee(Crew crew, Evidence evidence) {
    evidence.when("one worker appends '" + ENTRY + "' to the static list");
    List<String> itsOwn = crew.runOn(0, new AppendsToTheNotebook(ENTRY));
    List<String> theSiblings = crew.runOn(1, new ReadsTheNotebook());
    evidence.fact("The worker's list", itsOwn);
    evidence.fact("The starter's list", Notebook.ENTRIES);
    evidence.fact("The sibling's list", theSiblings);
    holdsTheEntry("the worker's list", itsOwn);
    holdsTheEntry("the starter's list", Notebook.ENTRIES);
    holdsTheEntry("the sibling's list", theSiblings);
  }

  private static void holdsTheEntry(String whose, List<String> list) {
    assertThat(list).withFailMessage("%s is %s", whose, list).containsExactly(ENTRY);
  }
}
