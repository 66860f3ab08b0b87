package io.github.threadsvsprocesses.claims.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.CountsOpenFiles;
import io.github.threadsvsprocesses.children.NamesItsVariables;
import io.github.threadsvsprocesses.children.OneFillsTheHeap;
import io.github.threadsvsprocesses.children.OneFillsTheHeap.Outcome;
import io.github.threadsvsprocesses.children.OneKeepsFilesOpen;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claim.Workers;
import io.github.threadsvsprocesses.claims.StartMethods;
import io.github.threadsvsprocesses.claims.isolation.PythonResources.Variables;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.process.ForkedJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;

/** Every process has a table of open files, an environment and a heap limit of its own. */
@Claim("isolation.every-process-has-its-own-resources")
class EveryProcessHasItsOwnResources {
  private static final int FILES = 100;

  /** Files that a JVM may open of itself meanwhile; counted only where no names are seen. */
  private static final int OTHER_FILES = CountsOpenFiles.seesNames() ? 0 : FILES / 2;

  private static final int CPUS = Runtime.getRuntime().availableProcessors();
  private static final String VARIABLE = "ONLY_FOR_THIS_CHILD";

  private static final String IN_THE_SIBLINGS_TABLE =
      "the worker's files are in the sibling's table";
  private static final String NO_VARIABLE = "the worker has no variable that its starter lacks";
  private static final String COMMON_LIMIT = "the worker took its sibling's memory";

  @Check
  void whatAProcessOpensIsInItsTableAlone(
      ProcessCrew processes, Evidence evidence, @TempDir Path directory) throws Exception {
    whatAWorkerOpensIsInItsTableAlone(processes, evidence, directory);
  }

  @Check
  void aProcessIsGivenAVariableThatItsStarterLacks(Evidence evidence) {
    try (ProcessCrew child =
        ProcessCrew.start(1, ForkedJvm.configure().environment(VARIABLE, "set"))) {
      evidence.given(child.inWords() + ", started with one variable more: " + VARIABLE);
      aWorkerHasAnEnvironmentOfItsOwn(child, evidence);
    }
  }

  @Check
  void aProcessOutOfMemoryLeavesTheOthersAtWork(Evidence evidence) throws Exception {
    try (ProcessCrew processes =
        ProcessCrew.start(2, ForkedJvm.configure().heap(OneFillsTheHeap.LIMIT))) {
      evidence.given(processes.inWords() + ", each with a heap of " + OneFillsTheHeap.LIMIT);
      leavesTheOthersAtWork(OneFillsTheHeap.in(processes), evidence);
    }
  }

  @Control(refusedWith = IN_THE_SIBLINGS_TABLE)
  void threadsHaveOneTable(ThreadCrew threads, Evidence evidence, @TempDir Path directory)
      throws Exception {
    whatAWorkerOpensIsInItsTableAlone(threads, evidence, directory);
  }

  @Control(refusedWith = NO_VARIABLE)
  void threadsHaveOneEnvironment(@Workers(1) ThreadCrew thread, Evidence evidence) {
    aWorkerHasAnEnvironmentOfItsOwn(thread, evidence);
  }

  /** In a child JVM, not in the one that judges. */
  @Control(refusedWith = COMMON_LIMIT)
  void threadsHaveOneHeapLimit(Evidence evidence) {
    try (ForkedJvm child = ForkedJvm.configure().heap(OneFillsTheHeap.LIMIT).start()) {
      evidence.given("2 threads of a child JVM with a heap of " + OneFillsTheHeap.LIMIT);
      leavesTheOthersAtWork(child.run(new OneFillsTheHeap()), evidence);
    }
  }

  @PythonCheck
  void processesOfPythonHaveResourcesOfTheirOwn(CPython python, Evidence evidence)
      throws Exception {
    StartMethods.each(
        python,
        evidence,
        method -> {
          PythonResources seen = PythonResources.of(python, method, FILES, VARIABLE);
          areInItsTableAlone(seen.files(), evidence);
          isTheWorkersAlone(seen.variables(), evidence);
          leavesTheOthersAtWork(seen.memory(), evidence);
        });
  }

  @PythonControl(refusedWith = IN_THE_SIBLINGS_TABLE)
  void threadsOfPythonHaveOneTable(CPython python, Evidence evidence) {
    areInItsTableAlone(ofThreads(python).files(), evidence);
  }

  @PythonControl(refusedWith = NO_VARIABLE)
  void threadsOfPythonHaveOneEnvironment(CPython python, Evidence evidence) {
    isTheWorkersAlone(ofThreads(python).variables(), evidence);
  }

  @PythonControl(refusedWith = COMMON_LIMIT)
  void threadsOfPythonHaveOneLimitOfMemory(CPython python, Evidence evidence) {
    leavesTheOthersAtWork(ofThreads(python).memory(), evidence);
  }

  private static PythonResources ofThreads(CPython python) {
    return PythonResources.of(python, "thread", FILES, VARIABLE);
  }

  private static void whatAWorkerOpensIsInItsTableAlone(
      Crew crew, Evidence evidence, Path directory) throws Exception {
    if (!CountsOpenFiles.canLook()) {
      throw Undecided.needs("a look at a process's table of open files; this system has none");
    }
    areInItsTableAlone(OneKeepsFilesOpen.in(crew, FILES, directory), evidence);
  }

  private static void areInItsTableAlone(OneKeepsFilesOpen seen, Evidence evidence) {
    evidence.when("one worker opens " + FILES + " files and a port and keeps them open");
    evidence.fact("More files in the worker's table", seen.workers());
    evidence.fact("More files in the sibling's table", seen.siblings());
    evidence.fact("More files in the starter's table", seen.starters());
    evidence.fact("Common, the disk; the starter reads in a file", seen.textOnDisk());
    evidence.fact("Common, the ports; the starter asks for the same", seen.port());
    evidence.fact("Common, the CPUs; worker and starter count", List.of(seen.cpus(), CPUS));
    assertThat(seen.workers()).as("more files in the worker's table").isGreaterThanOrEqualTo(FILES);
    areNotInTheTable("sibling", seen.siblings());
    areNotInTheTable("starter", seen.starters());
  }

  private static void areNotInTheTable(String whose, long files) {
    assertThat(files)
        .withFailMessage("the worker's files are in the %s's table: %d", whose, files)
        .isLessThanOrEqualTo(OTHER_FILES);
  }

  private static void aWorkerHasAnEnvironmentOfItsOwn(Crew crew, Evidence evidence) {
    NamesItsVariables names = new NamesItsVariables();
    isTheWorkersAlone(new Variables(crew.runOn(0, names), names.run()), evidence);
  }

  private static void isTheWorkersAlone(Variables variables, Evidence evidence) {
    evidence.when("worker and starter name their variables");
    Set<String> onlyTheWorkers = new TreeSet<>(variables.workers());
    onlyTheWorkers.removeAll(variables.starters());
    evidence.fact("Variables of the starter", variables.starters().size());
    evidence.fact("Variables of the worker", variables.workers().size());
    evidence.fact("Only the worker's", onlyTheWorkers);
    assertThat(onlyTheWorkers).withFailMessage(NO_VARIABLE).contains(VARIABLE);
  }

  private static void leavesTheOthersAtWork(Outcome outcome, Evidence evidence) {
    evidence.when("one worker fills its heap and holds it, sibling and starter ask for memory");
    evidence.fact("The worker", outcome.worker());
    evidence.fact("The sibling got memory", outcome.siblingGot());
    evidence.fact("The starter got memory", outcome.starterGot());
    assertThat(outcome.worker())
        .as("the worker")
        .matches("(OutOfMemoryError|Cannot allocate memory): .*");
    assertThat(outcome.siblingGot())
        .withFailMessage(COMMON_LIMIT + ": the limit is common")
        .isTrue();
    assertThat(outcome.starterGot()).as("the starter got memory").isTrue();
  }
}
