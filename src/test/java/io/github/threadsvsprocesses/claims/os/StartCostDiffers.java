package io.github.threadsvsprocesses.claims.os;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.process.ForkedJvm;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Ten threads can start and finish, one after another, before one new process is ready. A process
 * that CPython forks, itself or by a server, is a copy of one that is ready: this is told, and
 * judged is a process that begins with a new interpreter, as a child JVM does.
 */
@Claim("os.start-cost-differs")
class StartCostDiffers {
  /** "Far faster" as a number, and it is ours: an order of magnitude. */
  private static final int THREADS = 10;

  private static final long GLANCE_NANOS = 200_000;

  private static final String TOO_SLOW =
      "the process was ready before 10 threads had started and ended";

  /** The start method of CPython that starts an interpreter for each process. */
  private static final String COLD = "spawn";

  /** How many threads had ended when the process was ready. */
  private record Race(int endedAtReady) {}

  private static final Optional<String> OWN_COMMAND_LINE =
      ProcessHandle.current().info().commandLine();

  @Check
  void threadsThatJustStartAndEnd(Evidence evidence) throws Exception {
    tenThreadsEndBeforeOneProcessIsReady(() -> {}, evidence);
  }

  @Control(refusedWith = TOO_SLOW)
  void threadsThatEachAwaitAProcess(Evidence evidence) throws Exception {
    Queue<ForkedJvm> awaited = new ConcurrentLinkedQueue<>();
    try {
      tenThreadsEndBeforeOneProcessIsReady(() -> awaited.add(ForkedJvm.start()), evidence);
    } finally {
      awaited.forEach(ForkedJvm::close);
    }
  }

  @PythonCheck
  void threadsOfPythonThatJustStartAndEnd(CPython python, Evidence evidence) {
    tenHadEnded(race(python, COLD, false), evidence);
    for (String method : python.startMethods()) {
      evidence.fact(
          "Not judged: threads that had ended when a process started by " + method + " was ready",
          race(python, method, false).endedAtReady());
    }
  }

  @PythonControl(refusedWith = TOO_SLOW)
  void threadsOfPythonThatEachAwaitAProcess(CPython python, Evidence evidence) {
    tenHadEnded(race(python, COLD, true), evidence);
  }

  private static Race race(CPython python, String method, boolean eachAwaitsAProcess) {
    return python.run(Race.class, "start_cost_differs", method, eachAwaitsAProcess);
  }

  private static void tenHadEnded(Race race, Evidence evidence) {
    evidence.when("a process is started, and beside it one thread after another");
    int ended = race.endedAtReady();
    evidence.fact("Threads that had started and ended when it was ready", ended);
    assertThat(ended)
        .withFailMessage(
            "the process was ready before %d threads had started and ended: only %d had",
            THREADS, ended)
        .isGreaterThanOrEqualTo(THREADS);
  }

  /** No clock: how many threads had ended when the process said that it was ready. */
  private static void tenThreadsEndBeforeOneProcessIsReady(Runnable work, Evidence evidence)
      throws Exception {
    Set<Long> before = children();
    AtomicInteger ended = new AtomicInteger();
    CompletableFuture<ForkedJvm> starting = CompletableFuture.supplyAsync(ForkedJvm::start);
    CompletableFuture<Integer> endedAtReady = starting.thenApply(ready -> ended.get());
    try {
      awaitANewChild(before, starting);
      evidence.when("the system lists the process, which is not ready yet");
      while (!endedAtReady.isDone()) {
        Thread thread = new Thread(work);
        thread.start();
        thread.join();
        ended.incrementAndGet();
      }
      tenHadEnded(new Race(endedAtReady.get()), evidence);
    } finally {
      starting.thenAccept(ForkedJvm::close).get();
    }
  }

  /** So that nothing that precedes the process counts for the threads. */
  private static void awaitANewChild(Set<Long> before, CompletableFuture<ForkedJvm> starting) {
    while (before.containsAll(children()) && !starting.isDone()) {
      LockSupport.parkNanos(GLANCE_NANOS);
    }
    if (starting.isDone() && !starting.isCompletedExceptionally()) {
      throw new Undecided("the starter got no CPU between a process's start and its being ready");
    }
  }

  private static Set<Long> children() {
    return ProcessHandle.current()
        .children()
        .filter(child -> isAJvm(child.info()))
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  /** Not a command of the system, such as the one that makes named pipes, nor what becomes one. */
  private static boolean isAJvm(ProcessHandle.Info child) {
    Optional<String> line = child.commandLine();
    boolean stillACopyOfThisJvm = line.isPresent() && line.equals(OWN_COMMAND_LINE);
    return child.command().filter(command -> command.matches(".*java(\\.exe)?")).isPresent()
        && !stillACopyOfThisJvm;
  }
}
