package io.github.threadsvsprocesses.claims.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.AppendsToTheNotebook;
import io.github.threadsvsprocesses.children.HandsOverTheNotebook;
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

/** What one thread appends to a list, its starter and its siblings see. */
@Claim("memory.threads-share-variables")
public class ThreadsShareVariables {
  private static final String ENTRY = "written by a worker";

  @Check
  void whatOneThreadAppendsAllSee(ThreadCrew threads, Evidence evidence) throws IOException {
    whatOneWorkerAppendsAllSee(threads, evidence);
  }

  @Control(refusedWith = "the starter's list is []")
  void aProcessAppendsToAListOfItsOwn(ProcessCrew processes, Evidence evidence) throws IOException {
    whatOneWorkerAppendsAllSee(processes, evidence);
  }

  /** Also of virtual threads. */
  public static void whatOneWorkerAppendsAllSee(Crew crew, Evidence evidence) throws IOException {
    Notebook.ENTRIES.clear();
    evidence.when("one worker appends '" + ENTRY + "' to the static list");
    Page theWorkers = crew.runOn(0, new AppendsToTheNotebook(ENTRY));
    Page theSiblings = crew.runOn(1, new ReadsTheNotebook());
    Page theStarters = Page.now();
    evidence.fact("The worker's list", theWorkers);
    evidence.fact("The starter's list", theStarters);
    evidence.fact("The sibling's list", theSiblings);
    holdsTheEntry("the worker's list", theWorkers.entries());
    holdsTheEntry("the starter's list", theStarters.entries());
    holdsTheEntry("the sibling's list", theSiblings.entries());

    evidence.when("the worker hands over the list itself");
    assertThat(crew.runOn(0, new HandsOverTheNotebook()))
        .as("the very list of the starter")
        .isSameAs(Notebook.ENTRIES);
    assertThat(Stream.of(theWorkers, theSiblings, theStarters).map(page -> page.by().thread()))
        .as("worker, sibling and starter are three")
        .doesNotHaveDuplicates();
  }

  private static void holdsTheEntry(String whose, List<String> list) {
    assertThat(list).withFailMessage("%s is %s", whose, list).containsExactly(ENTRY);
  }
}
