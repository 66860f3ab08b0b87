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
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claims.StartMethods;
import io.github.threadsvsprocesses.cpython.CPython;
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
  private static final String NOTHING_THERE = "the starter's list is []";

  private record Seen(Page workers, Page siblings, Page starters, boolean handedOverTheVeryList) {}

  @Check
  void whatOneThreadAppendsAllSee(ThreadCrew threads, Evidence evidence) throws IOException {
    whatOneWorkerAppendsAllSee(threads, evidence);
  }

  @Control(refusedWith = NOTHING_THERE)
  void aProcessAppendsToAListOfItsOwn(ProcessCrew processes, Evidence evidence) throws IOException {
    whatOneWorkerAppendsAllSee(processes, evidence);
  }

  @PythonCheck
  void whatOneThreadOfPythonAppendsAllSee(CPython python, Evidence evidence) {
    inPython("thread", python, evidence);
  }

  @PythonControl(refusedWith = NOTHING_THERE)
  void aProcessOfPythonAppendsToAListOfItsOwn(CPython python, Evidence evidence) throws Exception {
    StartMethods.eachIsRefused(
        python, NOTHING_THERE, evidence, method -> inPython(method, python, evidence));
  }

  private static void inPython(String world, CPython python, Evidence evidence) {
    allSeeIt(python.run(Seen.class, "threads_share_variables", world, ENTRY), evidence);
  }

  /** Also of virtual threads. */
  public static void whatOneWorkerAppendsAllSee(Crew crew, Evidence evidence) throws IOException {
    Notebook.ENTRIES.clear();
    Page theWorkers = crew.runOn(0, new AppendsToTheNotebook(ENTRY));
    Page theSiblings = crew.runOn(1, new ReadsTheNotebook());
    Page theStarters = Page.now();
    boolean theVeryList = areOne(crew.runOn(0, new HandsOverTheNotebook()), Notebook.ENTRIES);
    allSeeIt(new Seen(theWorkers, theSiblings, theStarters, theVeryList), evidence);
  }

  private static boolean areOne(Object list, Object other) {
    return list == other;
  }

  private static void allSeeIt(Seen seen, Evidence evidence) {
    evidence.when("one worker appends '" + ENTRY + "' to a list that belongs to the program");
    evidence.fact("The worker's list", seen.workers());
    evidence.fact("The starter's list", seen.starters());
    evidence.fact("The sibling's list", seen.siblings());
    holdsTheEntry("the worker's list", seen.workers().entries());
    holdsTheEntry("the starter's list", seen.starters().entries());
    holdsTheEntry("the sibling's list", seen.siblings().entries());

    evidence.when("the worker hands over the list itself");
    evidence.fact("It is the very list of the starter", seen.handedOverTheVeryList());
    assertThat(seen.handedOverTheVeryList()).as("the very list of the starter").isTrue();
    assertThat(
            Stream.of(seen.workers(), seen.siblings(), seen.starters())
                .map(page -> page.by().thread()))
        .as("worker, sibling and starter are three")
        .doesNotHaveDuplicates();
  }

  private static void holdsTheEntry(String whose, List<String> list) {
    assertThat(list).withFailMessage("%s is %s", whose, list).containsExactly(ENTRY);
  }
}
