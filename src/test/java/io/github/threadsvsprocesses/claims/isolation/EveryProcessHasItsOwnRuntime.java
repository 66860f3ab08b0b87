package io.github.threadsvsprocesses.claims.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.CollectsGarbage;
import io.github.threadsvsprocesses.children.DescribesItsRuntime;
import io.github.threadsvsprocesses.children.DescribesItsRuntime.Description;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claims.StartMethods;
import io.github.threadsvsprocesses.claims.isolation.PythonRuntimes.Collections;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.Undecided;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every process has a language runtime of its own, with its own heap and garbage collector. A
 * process that CPython forks begins with a copy of a runtime that was initialised before; it is not
 * initialised afresh, and is not held to it.
 */
@Claim("isolation.every-process-has-its-own-runtime")
class EveryProcessHasItsOwnRuntime {
  /** Far more than a JVM with little to do starts of itself in the seconds this takes. */
  private static final int COLLECTIONS = 10;

  private static final String NAMED_TWICE = "a runtime is named twice";
  private static final String INITIALISED_ONCE =
      "the static initialiser ran once for 3 users of the class";
  private static final String COUNTED_TOO =
      "the sibling's runtime counted the worker's collections, too";

  /** The start method of CPython that starts an interpreter for each process. */
  private static final String AFRESH = "spawn";

  @Check
  void processesNameRuntimesOfTheirOwn(ProcessCrew processes, Evidence evidence) {
    starterAndWorkersNameRuntimesOfTheirOwn(processes, evidence);
  }

  @Check
  void aClassIsInitialisedAfreshInEveryProcess(ProcessCrew processes, Evidence evidence) {
    aClassIsInitialisedAfreshForEveryWorker(processes, evidence);
  }

  @Check
  void aCollectionInOneProcessCollectsNothingElsewhere(ProcessCrew processes, Evidence evidence) {
    aCollectionByOneWorkerCollectsNothingElsewhere(processes, evidence);
  }

  @Control(refusedWith = NAMED_TWICE)
  void threadsNameOneRuntime(ThreadCrew threads, Evidence evidence) {
    starterAndWorkersNameRuntimesOfTheirOwn(threads, evidence);
  }

  @Control(refusedWith = INITIALISED_ONCE)
  void aClassIsInitialisedOnceForAllThreads(ThreadCrew threads, Evidence evidence) {
    aClassIsInitialisedAfreshForEveryWorker(threads, evidence);
  }

  @Control(refusedWith = COUNTED_TOO)
  void threadsHaveOneCollector(ThreadCrew threads, Evidence evidence) {
    aCollectionByOneWorkerCollectsNothingElsewhere(threads, evidence);
  }

  @PythonCheck
  void processesOfPythonHaveRuntimesOfTheirOwn(CPython python, Evidence evidence) throws Exception {
    StartMethods.each(
        python,
        evidence,
        method -> {
          PythonRuntimes seen = lookAt(python, method, evidence);
          areNamedOnce(seen.names());
          if (method.equals(AFRESH)) {
            isInitialisedAfresh(seen.initialisations(), seen.runtimes().size(), evidence);
          }
          areTheWorkersAlone(seen.collections(), evidence);
        });
  }

  @PythonControl(refusedWith = NAMED_TWICE)
  void threadsOfPythonNameOneRuntime(CPython python, Evidence evidence) {
    areNamedOnce(lookAt(python, "thread", evidence).names());
  }

  @PythonControl(refusedWith = INITIALISED_ONCE)
  void aModuleOfPythonIsInitialisedOnceForAllThreads(CPython python, Evidence evidence) {
    PythonRuntimes seen = lookAt(python, "thread", evidence);
    isInitialisedAfresh(seen.initialisations(), seen.runtimes().size(), evidence);
  }

  @PythonControl(refusedWith = COUNTED_TOO)
  void threadsOfPythonHaveOneCollector(CPython python, Evidence evidence) {
    areTheWorkersAlone(lookAt(python, "thread", evidence).collections(), evidence);
  }

  private static PythonRuntimes lookAt(CPython python, String world, Evidence evidence) {
    PythonRuntimes seen = PythonRuntimes.of(python, world, COLLECTIONS);
    evidence.when("the starter and each worker describe the interpreter they run in");
    seen.runtimes().forEach(runtime -> evidence.fact("One says", runtime));
    return seen;
  }

  private static void starterAndWorkersNameRuntimesOfTheirOwn(Crew crew, Evidence evidence) {
    List<Description> runtimes = ofStarterAndWorkers(crew, evidence);
    areNamedOnce(runtimes.stream().map(Description::name).toList());
    assertThat(runtimes.stream().skip(1).map(Description::startedAt))
        .as(
            "when the workers' runtimes started; the starter's did at %d",
            runtimes.get(0).startedAt())
        .doesNotContain(runtimes.get(0).startedAt());
  }

  private static void aClassIsInitialisedAfreshForEveryWorker(Crew crew, Evidence evidence) {
    List<Description> runtimes = ofStarterAndWorkers(crew, evidence);
    isInitialisedAfresh(
        runtimes.stream().map(Description::initialisation).toList(), runtimes.size(), evidence);
  }

  private static void areNamedOnce(List<String> names) {
    assertThat(names).withFailMessage(NAMED_TWICE + ": %s", names).doesNotHaveDuplicates();
  }

  private static void isInitialisedAfresh(List<String> tokens, int users, Evidence evidence) {
    long initialisations = tokens.stream().distinct().count();
    evidence.fact("Times that the static initialiser ran", initialisations);
    assertThat(initialisations)
        .withFailMessage(
            "the static initialiser ran %s for %d users of the class",
            initialisations == 1 ? "once" : initialisations + " times", users)
        .isEqualTo(users);
  }

  private static List<Description> ofStarterAndWorkers(Crew crew, Evidence evidence) {
    evidence.when("the starter and each worker describe the runtime they run in");
    DescribesItsRuntime describe = new DescribesItsRuntime();
    List<Description> all =
        Stream.concat(Stream.of(describe.run()), crew.run(describe).stream()).toList();
    evidence.fact("The starter's", all.get(0));
    all.stream().skip(1).forEach(runtime -> evidence.fact("A worker's", runtime));
    return all;
  }

  private static void aCollectionByOneWorkerCollectsNothingElsewhere(Crew crew, Evidence evidence) {
    CollectsGarbage look = new CollectsGarbage(0);
    long workersBefore = crew.runOn(0, look);
    long siblingsBefore = crew.runOn(1, look);
    long startersBefore = look.run();
    long workers = crew.runOn(0, new CollectsGarbage(COLLECTIONS)) - workersBefore;
    long siblings = crew.runOn(1, look) - siblingsBefore;
    long starters = look.run() - startersBefore;
    areTheWorkersAlone(new Collections(workers, siblings, starters), evidence);
  }

  private static void areTheWorkersAlone(Collections counted, Evidence evidence) {
    evidence.when("one worker asks its collector " + COLLECTIONS + " times to collect");
    evidence.fact("Collections meanwhile in the worker's runtime", counted.workers());
    evidence.fact("Collections meanwhile in the sibling's runtime", counted.siblings());
    evidence.fact("Collections meanwhile in the starter's runtime", counted.starters());

    if (counted.workers() < COLLECTIONS) {
      throw Undecided.needs(
          "a collector that collects when asked; this one was asked "
              + COLLECTIONS
              + " times and collected "
              + counted.workers()
              + " times");
    }
    areNotTheWorkers("sibling", counted.siblings());
    areNotTheWorkers("starter", counted.starters());
  }

  private static void areNotTheWorkers(String whose, long collections) {
    assertThat(collections)
        .withFailMessage("the %s's runtime counted the worker's collections, too", whose)
        .isLessThan(COLLECTIONS);
  }
}
