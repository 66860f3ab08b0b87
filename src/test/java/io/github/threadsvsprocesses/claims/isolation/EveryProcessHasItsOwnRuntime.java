package io.github.threadsvsprocesses.claims.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.CollectsGarbage;
import io.github.threadsvsprocesses.children.DescribesItsRuntime;
import io.github.threadsvsprocesses.children.DescribesItsRuntime.Description;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.Undecided;
import java.util.List;
import java.util.stream.Stream;

/** Every process has a language runtime of its own, with its own heap and garbage collector. */
@Claim("isolation.every-process-has-its-own-runtime")
class EveryProcessHasItsOwnRuntime {
  /** Far more than a JVM with little to do starts of itself in the seconds this takes. */
  private static final int COLLECTIONS = 10;

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

  @Control(refusedWith = "a runtime is named twice")
  void threadsNameOneRuntime(ThreadCrew threads, Evidence evidence) {
    starterAndWorkersNameRuntimesOfTheirOwn(threads, evidence);
  }

  @Control(refusedWith = "the static initialiser ran once for 3 users of the class")
  void aClassIsInitialisedOnceForAllThreads(ThreadCrew threads, Evidence evidence) {
    aClassIsInitialisedAfreshForEveryWorker(threads, evidence);
  }

  @Control(refusedWith = "the sibling's runtime counted the worker's collections, too")
  void threadsHaveOneCollector(ThreadCrew threads, Evidence evidence) {
    aCollectionByOneWorkerCollectsNothingElsewhere(threads, evidence);
  }

  private static void starterAndWorkersNameRuntimesOfTheirOwn(Crew crew, Evidence evidence) {
    List<Description> runtimes = ofStarterAndWorkers(crew, evidence);
    List<String> names = runtimes.stream().map(Description::name).toList();
    assertThat(names)
        .withFailMessage("a runtime is named twice: %s", names)
        .doesNotHaveDuplicates();
    assertThat(runtimes.stream().skip(1).map(Description::startedAt))
        .as(
            "when the workers' runtimes started; the starter's did at %d",
            runtimes.get(0).startedAt())
        .doesNotContain(runtimes.get(0).startedAt());
  }

  private static void aClassIsInitialisedAfreshForEveryWorker(Crew crew, Evidence evidence) {
    List<Description> runtimes = ofStarterAndWorkers(crew, evidence);
    long initialisations = runtimes.stream().map(Description::initialisation).distinct().count();
    evidence.fact("Times that the static initialiser ran", initialisations);
    assertThat(initialisations)
        .withFailMessage(
            "the static initialiser ran %s for %d users of the class",
            initialisations == 1 ? "once" : initialisations + " times", runtimes.size())
        .isEqualTo(runtimes.size());
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
    evidence.when("one worker asks its collector " + COLLECTIONS + " times to collect");
    CollectsGarbage look = new CollectsGarbage(0);
    long workersBefore = crew.runOn(0, look);
    long siblingsBefore = crew.runOn(1, look);
    long startersBefore = look.run();
    long workers = crew.runOn(0, new CollectsGarbage(COLLECTIONS)) - workersBefore;
    long siblings = crew.runOn(1, look) - siblingsBefore;
    long starters = look.run() - startersBefore;
    evidence.fact("Collections meanwhile in the worker's runtime", workers);
    evidence.fact("Collections meanwhile in the sibling's runtime", siblings);
    evidence.fact("Collections meanwhile in the starter's runtime", starters);

    if (workers < COLLECTIONS) {
      throw Undecided.needs(
          "a collector that collects when asked; this one was asked "
              + COLLECTIONS
              + " times and collected "
              + workers
              + " times");
    }
    areNotTheWorkers("sibling", siblings);
    areNotTheWorkers("starter", starters);
  }

  private static void areNotTheWorkers(String whose, long collections) {
    assertThat(collections)
        .withFailMessage("the %s's runtime counted the worker's collections, too", whose)
        .isLessThan(COLLECTIONS);
  }
}
