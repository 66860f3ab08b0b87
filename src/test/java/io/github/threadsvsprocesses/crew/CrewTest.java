package io.github.threadsvsprocesses.crew;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.measure.RunQueue;
import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.Task;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What a crew promises, whatever its workers are. */
class CrewTest {
  @Test
  void resultsComeInTheOrderOfTheWorkers() {
    try (Crew threads = ThreadCrew.start(3);
        Crew processes = ProcessCrew.start(2)) {
      for (Crew crew : List.of(threads, processes)) {
        List<Doubles> tasks =
            Stream.iterate(1, i -> i + 1).limit(crew.size()).map(Doubles::new).toList();
        assertThat(crew.runEach(tasks))
            .as(crew.inWords())
            .isEqualTo(Stream.iterate(2, i -> i + 2).limit(crew.size()).toList());
        assertThat(crew.run(new Doubles(21))).containsOnly(42).hasSize(crew.size());
        assertThat(crew.runOn(1, new Doubles(4))).isEqualTo(8);
      }
    }
  }

  @Test
  void aWorkersFailureHasBothStacks() {
    try (Crew threads = ThreadCrew.start(2);
        Crew processes = ProcessCrew.start(1)) {
      for (Crew crew : List.of(threads, processes)) {
        assertThatThrownBy(() -> crew.run(new Stumbles("over a stone")))
            .as(crew.inWords())
            .isInstanceOf(WorkerFailed.class)
            .hasStackTraceContaining("over a stone")
            .hasStackTraceContaining(Stumbles.class.getName() + ".run")
            .hasStackTraceContaining("CrewTest.aWorkersFailureHasBothStacks");
        assertThat(crew.runOn(0, new Doubles(1))).as("it goes on to work").isEqualTo(2);
      }
    }
  }

  @Test
  void oneFailureIsToldWhileOthersStillWork() {
    CountDownLatch never = new CountDownLatch(1);
    try (Crew threads = ThreadCrew.start(2)) {
      assertThatThrownBy(
              () -> threads.runEach(List.<Task<Integer>>of(new Waits(never), new Stumbles("now"))))
          .isInstanceOf(WorkerFailed.class)
          .hasMessageContaining("now");
    }
  }

  @RepeatedTest(50)
  void closingInterruptsAndEndsTheThreads() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    try (ThreadCrew threads = ThreadCrew.start(1)) {
      assertThat(threads.submit(0, new WaitsAfter(started, interrupted))).isNotDone();
      started.await();
    }
    assertThat(interrupted).isTrue();
    assertThat(liveThreads()).doesNotContain("worker 0");
  }

  @Test
  void virtualThreadsKeepACrewsPromises() throws Exception {
    assumeTrue(VirtualThreads.exist(), "needs a JVM 21 or newer");
    CountDownLatch started = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread worker;
    try (ThreadCrew virtual = ThreadCrew.startVirtual(2)) {
      assertThat(virtual.inWords()).startsWith("2 virtual threads of process ");
      assertThat(virtual.runEach(List.of(new Doubles(1), new Doubles(2)))).containsExactly(2, 4);
      assertThat(virtual.runOn(1, new TellsItsInterpreter()).hasLock()).isFalse();
      assertThatThrownBy(() -> virtual.run(new Stumbles("over a stone")))
          .isInstanceOf(WorkerFailed.class)
          .hasStackTraceContaining(Stumbles.class.getName() + ".run");
      worker = virtual.runOn(0, Thread::currentThread);
      assertThat(VirtualThreads.isVirtual(worker)).isTrue();
      assertThat(virtual.runOn(1, Thread::currentThread)).isNotSameAs(worker);
      assertThat(virtual.submit(0, new WaitsAfter(started, interrupted))).isNotDone();
      started.await();
    }
    assertThat(interrupted).isTrue();
    assertThat(worker.isAlive()).isFalse();
  }

  /** More tasks wait at once than there are carriers: none of them keeps its carrier. */
  @Test
  void manyVirtualThreadsWaitAtOnceOnFewCarriers() throws Exception {
    assumeTrue(VirtualThreads.exist(), "needs a JVM 21 or newer");
    int many = 50 * Runtime.getRuntime().availableProcessors();
    CountDownLatch allAreThere = new CountDownLatch(many);
    try (ThreadCrew virtual = ThreadCrew.startVirtual(many)) {
      assertThat(
              virtual.run(
                  () -> {
                    allAreThere.countDown();
                    allAreThere.await();
                    return true;
                  }))
          .hasSize(many);
    }
  }

  @Test
  void whereThereAreNoVirtualThreadsACrewOfThemStaysUndecided() {
    assumeTrue(!VirtualThreads.exist(), "needs a JVM before 21");
    assertThatThrownBy(() -> ThreadCrew.startVirtual(1))
        .isInstanceOf(Undecided.class)
        .hasMessage("needs a JVM 21 or newer, this one is " + Runtime.version().feature());
  }

  @Test
  void aPlatformThreadIsNoVirtualOne() {
    assertThat(VirtualThreads.isVirtual(Thread.currentThread())).isFalse();
    try (ThreadCrew threads = ThreadCrew.start(1)) {
      assertThat(VirtualThreads.isVirtual(threads.runOn(0, Thread::currentThread))).isFalse();
    }
  }

  @Test
  void threadsShareTheInterpreterTheyAreGiven() {
    Interpreter interpreter = Interpreter.withLock();
    try (ThreadCrew threads = ThreadCrew.start(2, interpreter);
        ThreadCrew free = ThreadCrew.start(1)) {
      assertThat(threads.run(new TellsItsInterpreter())).containsOnly(interpreter);
      assertThat(free.runOn(0, new TellsItsInterpreter()).hasLock()).isFalse();
    }
  }

  @Test
  void everyChildOfACrewHasTheConfigurationItIsGiven() {
    try (ProcessCrew processes =
        ProcessCrew.start(2, ForkedJvm.configure().option("-Dtold=to all"))) {
      assertThat(processes.run(new TellsAProperty("told"))).hasSize(2).containsOnly("to all");
    }
  }

  /** How busy others of this process are does not show in the wait of one worker. */
  @Test
  void onlyACrewOfOneThreadTellsItsWaitForACpu() {
    boolean counted = RunQueue.nanosOfThisThread().isPresent();
    try (Crew one = ThreadCrew.start(1);
        Crew two = ThreadCrew.start(2)) {
      assertThat(one.queuedNanos() != null).isEqualTo(counted);
      assertThat(CpuWork.of(one).queuedNanos() != null).isEqualTo(counted);
      assertThat(two.queuedNanos()).isNull();
      assertThat(CpuWork.of(two).queuedNanos()).isNull();
    }
  }

  @Test
  void anArmOfCpuWorkNoticesSkippedWork() throws Exception {
    try (ThreadCrew threads = ThreadCrew.start(2)) {
      CpuWork.of(threads).run(100);
      assertThat(threads.interpreter().checkpointsInside()).isEqualTo(100);
    }
  }

  @Test
  void aCrewOfNobodyAndTasksForNobodyAreRefused() {
    assertThatThrownBy(() -> ThreadCrew.start(0)).hasMessageContaining("at least one worker");
    assertThatThrownBy(() -> ProcessCrew.start(0)).hasMessageContaining("at least one worker");
    try (ThreadCrew threads = ThreadCrew.start(2)) {
      assertThatThrownBy(() -> threads.runEach(List.of(new Doubles(1))))
          .hasMessage("A crew of 2 takes as many tasks, not 1.");
    }
  }

  private static List<String> liveThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .collect(Collectors.toList());
  }

  record Doubles(int number) implements Task<Integer> {
    @Override
    public Integer run() {
      return 2 * number;
    }
  }

  record TellsAProperty(String name) implements Task<String> {
    @Override
    public String run() {
      return System.getProperty(name, "not set");
    }
  }

  record Stumbles(String overWhat) implements Task<Integer> {
    @Override
    public Integer run() {
      throw new IllegalStateException(overWhat);
    }
  }

  record Waits(CountDownLatch latch) implements Task<Integer> {
    @Override
    public Integer run() throws InterruptedException {
      latch.await();
      return 0;
    }
  }

  record WaitsAfter(CountDownLatch started, AtomicBoolean interrupted) implements Task<Integer> {
    @Override
    public Integer run() throws InterruptedException {
      started.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        interrupted.set(true);
        throw e;
      }
      return 0;
    }
  }

  record TellsItsInterpreter() implements Task<Interpreter> {
    @Override
    public Interpreter run() {
      return Interpreter.current();
    }
  }
}
