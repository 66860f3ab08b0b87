package io.github.threadsvsprocesses.claims.os;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claim.Workers;
import io.github.threadsvsprocesses.claims.StartMethods;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.crew.ParksThreads;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.ProcessMemory;
import io.github.threadsvsprocesses.process.ForkedJvm;
import java.util.List;
import java.util.Locale;

/** An idle process costs at least ten times as much memory as a parked thread. */
@Claim("os.memory-cost-differs")
class MemoryCostDiffers {
  /** "Far less" as a number, and it is ours: an order of magnitude. */
  private static final int LEAST_RATIO = 10;

  /** So many that what the JVM itself takes meanwhile, a few MiB, is little to each. */
  private static final int THREADS = 200;

  private static final int THREADS_THAT_TOUCH = 4;
  private static final int TOUCHED_MEBIBYTES = 64;

  /** Of what a thread touches; the JVM may meanwhile let go of some MiB that it had used before. */
  private static final double SEEN_AT_LEAST = 0.9;

  /** All children together stay below: five JVMs of some 50 MiB, and what 4 threads touch. */
  private static final int NEEDED_MEBIBYTES = 1024;

  private static final String NOT_DEAR = "a process costs less than 10 threads";

  /**
   * Memory in KiB.
   *
   * @param processes of each idle process
   * @param before of a process before threads parked in it
   * @param after of the same then
   */
  private record Memory(List<Long> processes, long before, long after) {}

  @Check
  void parkedThreads(@Workers(4) ProcessCrew processes, Evidence evidence) {
    aProcessCostsTenTimesAThread(new ParksThreads(THREADS, 0), processes, evidence);
  }

  @Control(refusedWith = NOT_DEAR)
  void parkedThreadsThatHaveTouchedMemory(@Workers(4) ProcessCrew processes, Evidence evidence) {
    aProcessCostsTenTimesAThread(
        new ParksThreads(THREADS_THAT_TOUCH, TOUCHED_MEBIBYTES), processes, evidence);
  }

  @PythonCheck
  void parkedThreadsOfPython(CPython python, Evidence evidence) throws Exception {
    StartMethods.each(python, evidence, method -> inPython(method, THREADS, 0, python, evidence));
  }

  @PythonControl(refusedWith = NOT_DEAR)
  void parkedThreadsOfPythonThatHaveTouchedMemory(CPython python, Evidence evidence)
      throws Exception {
    StartMethods.eachIsRefused(
        python,
        NOT_DEAR,
        evidence,
        method -> inPython(method, THREADS_THAT_TOUCH, TOUCHED_MEBIBYTES, python, evidence));
  }

  /** A page that a forked process shares with others counts by its share. */
  private static void inPython(
      String method, int threads, int touched, CPython python, Evidence evidence) {
    ProcessMemory.requireFree(NEEDED_MEBIBYTES);
    ParksThreads parking = new ParksThreads(threads, touched);
    try (PythonWorkers processes = PythonWorkers.start(python, method, 4);
        PythonWorkers home = PythonWorkers.start(python, "thread", 1)) {
      List<Long> ofProcesses =
          processes.where().stream().map(child -> ProcessMemory.of(child.pid())).toList();
      home.parksThreads(0, 1, 1); // Loads what parking takes.
      long pid = home.starter().pid();
      long before = ProcessMemory.of(pid);
      assertThat(home.parksThreads(0, threads, touched)).as("threads parked").isEqualTo(threads);
      judge(parking, new Memory(ofProcesses, before, ProcessMemory.of(pid)), evidence);
    }
  }

  private static void aProcessCostsTenTimesAThread(
      ParksThreads parking, ProcessCrew processes, Evidence evidence) {
    ProcessMemory.requireFree(NEEDED_MEBIBYTES);
    List<Long> ofProcesses =
        processes.children().stream().map(child -> ProcessMemory.of(child.pid())).toList();
    long before;
    long after;
    try (ForkedJvm home = jvmOfFixedHeap()) {
      home.run(new ParksThreads(1, 1)); // Loads what parking takes.
      before = ProcessMemory.of(home.pid());
      assertThat(home.run(parking)).as("threads parked").isEqualTo(parking.threads());
      after = ProcessMemory.of(home.pid());
    }
    judge(parking, new Memory(ofProcesses, before, after), evidence);
  }

  private static void judge(ParksThreads parking, Memory memory, Evidence evidence) {
    memory
        .processes()
        .forEach(each -> evidence.fact("An idle child takes", ProcessMemory.inWords(each)));
    evidence.when(
        "%d threads park in another process, after each touched %d MiB, in a JVM outside its heap"
            .formatted(parking.threads(), parking.touchedMebibytes()));
    evidence.fact("That process took before", ProcessMemory.inWords(memory.before()));
    evidence.fact("It takes then", ProcessMemory.inWords(memory.after()));
    long thread = (memory.after() - memory.before()) / parking.threads();
    long process =
        memory.processes().stream().mapToLong(each -> each).sum() / memory.processes().size();

    assertThat(thread)
        .as("the memory of a thread in KiB, with what it touched")
        .isPositive()
        .isGreaterThan((long) (SEEN_AT_LEAST * parking.touchedMebibytes() * 1024));
    String prices =
        String.format(
            Locale.ROOT,
            "a thread costs %s, and a process, with %s, %.1f times as much",
            ProcessMemory.inWords(thread),
            ProcessMemory.inWords(process),
            (double) process / thread);
    evidence.then(prices);
    assertThat(process)
        .withFailMessage("a process costs less than %d threads: %s", LEAST_RATIO, prices)
        .isGreaterThanOrEqualTo(LEAST_RATIO * thread);
  }

  private static ForkedJvm jvmOfFixedHeap() {
    return ForkedJvm.configure()
        .heap("64m")
        .option("-Xms64m")
        .option("-XX:MaxDirectMemorySize=1g")
        .start();
  }
}
