package io.github.threadsvsprocesses.claims.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.AppendsToTheNotebook;
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
import org.junit.jupiter.api.BeforeEach;

/** What a process changes in its own variables, no other process sees. */
@Claim("isolation.changes-stay-in-the-process")
class ChangesStayInTheProcess {
  private static final String BY_A_WORKER = "written by a worker";
  private static final String BY_THE_STARTER = "written by the starter";
  private static final String STARTER_SEES = "the starter's list is [" + BY_A_WORKER + "]";
  private static final String WORKER_SEES = "a worker's list is [" + BY_THE_STARTER + "]";

  private record ByAWorker(Page workers, Page siblings, Page starters) {}

  private record ByTheStarter(Page starters, List<Page> workers) {}

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

  @Control(refusedWith = STARTER_SEES)
  void whatAThreadAppendsAllSee(ThreadCrew threads, Evidence evidence) throws IOException {
    whatAWorkerAppendsStaysItsOwn(threads, evidence);
  }

  @Control(refusedWith = WORKER_SEES)
  void whatTheStarterAppendsAllThreadsSee(ThreadCrew threads, Evidence evidence)
      throws IOException {
    whatTheStarterAppendsStaysItsOwn(threads, evidence);
  }

  @PythonCheck
  void whatAChildOfPythonAppendsStaysItsOwn(CPython python, Evidence evidence) throws Exception {
    StartMethods.each(python, evidence, method -> byAWorkerOf(python, method, evidence));
  }

  @PythonCheck
  void whatAParentOfPythonAppendsAfterTheStartNoChildSees(CPython python, Evidence evidence)
      throws Exception {
    StartMethods.each(python, evidence, method -> byTheStarterOf(python, method, evidence));
  }

  @PythonControl(refusedWith = STARTER_SEES)
  void whatAThreadOfPythonAppendsAllSee(CPython python, Evidence evidence) {
    byAWorkerOf(python, "thread", evidence);
  }

  @PythonControl(refusedWith = WORKER_SEES)
  void whatTheStarterOfThreadsOfPythonAppendsAllSee(CPython python, Evidence evidence) {
    byTheStarterOf(python, "thread", evidence);
  }

  private static void byAWorkerOf(CPython python, String world, Evidence evidence) {
    staysWithTheWorker(
        python.run(ByAWorker.class, "changes_stay_in_the_process", world, "worker", BY_A_WORKER),
        evidence);
  }

  private static void byTheStarterOf(CPython python, String world, Evidence evidence) {
    staysWithTheStarter(
        python.run(
            ByTheStarter.class, "changes_stay_in_the_process", world, "starter", BY_THE_STARTER),
        evidence);
  }

  private static void whatAWorkerAppendsStaysItsOwn(Crew crew, Evidence evidence)
      throws IOException {
    Page theWorkers = crew.runOn(0, new AppendsToTheNotebook(BY_A_WORKER));
    Page theSiblings = crew.runOn(1, new ReadsTheNotebook());
    staysWithTheWorker(new ByAWorker(theWorkers, theSiblings, Page.now()), evidence);
  }

  private static void staysWithTheWorker(ByAWorker seen, Evidence evidence) {
    evidence.when("one worker appends '" + BY_A_WORKER + "' to a list that the program holds");
    evidence.fact("The worker's list", seen.workers());
    evidence.fact("The sibling's list", seen.siblings());
    evidence.fact("The starter's list", seen.starters());
    isJust("the worker's list", seen.workers(), BY_A_WORKER);
    isJust("the starter's list", seen.starters());
    isJust("the sibling's list", seen.siblings());
    assertThat(
            Stream.of(seen.workers(), seen.siblings(), seen.starters())
                .map(page -> page.by().pid()))
        .as("worker, sibling and starter are three processes")
        .doesNotHaveDuplicates();
  }

  private static void whatTheStarterAppendsStaysItsOwn(Crew crew, Evidence evidence)
      throws IOException {
    Notebook.ENTRIES.add(BY_THE_STARTER);
    staysWithTheStarter(new ByTheStarter(Page.now(), crew.run(new ReadsTheNotebook())), evidence);
  }

  private static void staysWithTheStarter(ByTheStarter seen, Evidence evidence) {
    evidence.when("the starter appends '" + BY_THE_STARTER + "' after the start of its workers");
    evidence.fact("The starter's list", seen.starters());
    seen.workers().forEach(page -> evidence.fact("A worker's list", page));
    isJust("the starter's list", seen.starters(), BY_THE_STARTER);
    seen.workers().forEach(page -> isJust("a worker's list", page));
  }

  private static void isJust(String whose, Page list, String... entries) {
    assertThat(list.entries())
        .withFailMessage("%s is %s", whose, list.entries())
        .containsExactly(entries);
  }
}
