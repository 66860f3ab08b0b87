package io.github.threadsvsprocesses.interpreter;

import static io.github.threadsvsprocesses.interpreter.Threads.PATIENCE;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.children.TakesTurns;
import io.github.threadsvsprocesses.children.TurnBook;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InterpreterTest {
  private static final int CREW = 4;

  /** Short, so that a short test sees many hand-overs. */
  private static final Duration SHORT_INTERVAL = Duration.ofMillis(1);

  private int counter;

  @Test
  void underTheLockNoIncrementIsLost() throws Exception {
    Interpreter interpreter = Interpreter.withLock(Duration.ZERO);
    int each = 2_000;
    try (Threads threads = new Threads()) {
      for (int worker = 0; worker < CREW; worker++) {
        threads.start(
            "worker " + worker, () -> interpreter.compute(() -> increment(each, interpreter)));
      }
      threads.join();
    }
    assertThat(counter).isEqualTo(CREW * each);
    assertThat(interpreter.peakInside()).isEqualTo(1);
    assertThat(interpreter.inside()).isZero();
    assertThat(interpreter.checkpointsInside()).isEqualTo(counter);
    assertThat(interpreter.checkpointsOutside()).isZero();
  }

  /** The book counts what a fair queue allows, so a thread that the kernel stops is no matter. */
  @Test
  void whoQueuesIsPassedByEachOtherOnceAtMostAndNoTwoTurnsOverlap() throws Exception {
    Interpreter interpreter = Interpreter.withLock(SHORT_INTERVAL);
    TurnBook book = new TurnBook(CREW, 10);
    try (Threads threads = new Threads()) {
      for (int worker = 0; worker < CREW; worker++) {
        threads.start(
            "worker " + worker,
            () -> Interpreter.runIn(interpreter, () -> new TakesTurns(book).run()));
      }
      threads.join();
    }
    assertThat(book.wasPassedOver())
        .as("%d turns of others while one queued", book.longestWait())
        .isFalse();
    assertThat(book.wasKept())
        .as("%d units in a turn while others queued", book.longestStay())
        .isFalse();
    assertThat(book.intrusions()).isZero();
    List<Turn> turns = interpreter.turns();
    assertThat(overlapping(turns)).isFalse();
    assertThat(turns.stream().collect(groupingBy(Turn::thread, counting())).values())
        .hasSize(CREW)
        .allMatch(had -> had >= 10);
  }

  @Test
  void theSwitchIntervalIsThatOfCpythonUnlessAnotherIsAskedFor() throws Exception {
    assertThat(Interpreter.DEFAULT_SWITCH_INTERVAL).isEqualTo(Duration.ofMillis(5));
    Interpreter interpreter = Interpreter.withLock();
    long before = System.nanoTime();
    try (Threads threads = new Threads()) {
      interpreter.compute(
          () -> {
            Thread waiter = threads.start("waiter", () -> interpreter.compute(() -> 1));
            Threads.await("the waiter is queued", () -> interpreter.hasQueued(waiter));
            Threads.await("the lock is handed over", interpreter::checkpoint);
            assertThat(System.nanoTime() - before)
                .as("ns until the hand-over")
                .isGreaterThanOrEqualTo(Duration.ofMillis(5).toNanos());
            return 1;
          });
      threads.join();
    }
    assertThat(interpreter.turns()).hasSize(3);
  }

  @Test
  void waitersEnterInTheOrderInWhichTheyQueued() throws Exception {
    Interpreter interpreter = Interpreter.withLock(Duration.ZERO);
    try (Threads threads = new Threads()) {
      interpreter.compute(
          () -> {
            for (int worker = 0; worker < CREW; worker++) {
              Thread thread = threads.start("worker " + worker, () -> interpreter.compute(() -> 1));
              Threads.await(thread + " is queued", () -> interpreter.hasQueued(thread));
            }
            assertThat(interpreter.queued()).isEqualTo(CREW);
            interpreter.checkpoint();
            return 1;
          });
      threads.join();
    }
    String self = Thread.currentThread().getName();
    assertThat(interpreter.turns().stream().map(Turn::thread))
        .containsExactly(self, "worker 0", "worker 1", "worker 2", "worker 3", self);
  }

  @Test
  void aCheckpointBeforeTheSwitchIntervalKeepsTheLock() throws Exception {
    Interpreter interpreter = Interpreter.withLock(Duration.ofDays(1));
    try (Threads threads = new Threads()) {
      interpreter.compute(
          () -> {
            Thread waiter = threads.start("waiter", () -> interpreter.compute(() -> 1));
            Threads.await("the waiter is queued", () -> interpreter.hasQueued(waiter));
            assertThat(interpreter.checkpoint()).as("the lock was handed over").isFalse();
            assertThat(interpreter.hasQueued(waiter)).isTrue();
            return 1;
          });
      threads.join();
    }
    assertThat(interpreter.turns()).hasSize(2);
  }

  @Test
  void withoutTheLockTwoThreadsMeetInside() throws Exception {
    Interpreter interpreter = Interpreter.withoutLock();
    CyclicBarrier meeting = new CyclicBarrier(2);
    try (Threads threads = new Threads()) {
      threads.start("one", () -> interpreter.compute(() -> meet(meeting)));
      threads.start("other", () -> interpreter.compute(() -> meet(meeting)));
      threads.join();
    }
    assertThat(interpreter.hasLock()).isFalse();
    assertThat(interpreter.peakInside()).isEqualTo(2);
    assertThat(overlapping(interpreter.turns())).isTrue();
    assertThat(interpreter.holder()).isEmpty();
    assertThat(interpreter.queued()).isZero();
  }

  @Test
  void theLockIsReleasedWhileWaiting() throws Exception {
    Interpreter interpreter = Interpreter.withLock();
    CyclicBarrier meeting = new CyclicBarrier(2);
    try (Threads threads = new Threads()) {
      for (String name : List.of("one", "other")) {
        threads.start(
            name,
            () ->
                interpreter.compute(
                    () -> {
                      interpreter.releaseWhile(() -> meet(meeting));
                      assertThat(interpreter.isInside()).isTrue();
                      return 1;
                    }));
      }
      threads.join();
    }
    assertThat(interpreter.peakInside()).isEqualTo(1);
    assertThat(interpreter.turns()).hasSize(4);
  }

  @Test
  void anExceptionReleasesTheLockAndAFailedWaitTakesItAgain() throws Exception {
    Interpreter interpreter = Interpreter.withLock();
    assertThatThrownBy(
            () ->
                interpreter.compute(
                    () -> {
                      assertThatThrownBy(
                              () ->
                                  interpreter.releaseWhile(
                                      () -> {
                                        throw new IOException("the device is gone");
                                      }))
                          .isInstanceOf(IOException.class);
                      assertThat(interpreter.isInside()).isTrue();
                      throw new IOException("the task failed");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("the task failed");
    assertThat(interpreter.inside()).isZero();
    assertThat(interpreter.holder()).isEmpty();
    try (Threads threads = new Threads()) {
      threads.start("next", () -> interpreter.compute(() -> 1));
      threads.join();
    }
  }

  @Test
  void aWaitingThreadsEdgeNamesTheHolder() throws Exception {
    Interpreter interpreter = Interpreter.withLock();
    try (Threads threads = new Threads()) {
      interpreter.compute(
          () -> {
            Thread waiter = threads.start("waiter", () -> interpreter.compute(() -> 1));
            Threads.await(
                "the waiter's edge names this thread",
                () -> ownerOfWhatBlocks(waiter) == Thread.currentThread().getId());
            assertThat(interpreter.holder()).contains(Thread.currentThread());
            return 1;
          });
      threads.join();
    }
  }

  @Test
  void aNestedComputationIsAPartOfTheSameTurn() throws Exception {
    Interpreter interpreter = Interpreter.withLock();
    int result = interpreter.compute(() -> interpreter.compute(() -> 42));
    assertThat(result).isEqualTo(42);
    assertThat(interpreter.turns()).hasSize(1);
  }

  @Test
  void outsideWaitingJustRunsAndCheckpointsAreCounted() throws Exception {
    Interpreter interpreter = Interpreter.withLock();
    int result = interpreter.releaseWhile(() -> 42);
    interpreter.checkpoint();
    assertThat(result).isEqualTo(42);
    assertThat(interpreter.checkpointsOutside()).isEqualTo(1);
    assertThat(interpreter.turns()).isEmpty();
  }

  @Test
  void unboundThreadsShareTheInterpreterOfTheProcessAndABoundOneHasItsOwn() throws Exception {
    Interpreter ofTheProcess = Interpreter.current();
    Interpreter own = Interpreter.withoutLock();
    Interpreter inner = Interpreter.withLock();
    assertThat(ofTheProcess.hasLock()).isTrue();
    try (Threads threads = new Threads()) {
      threads.start("unbound", () -> assertThat(Interpreter.current()).isSameAs(ofTheProcess));
      Interpreter.runIn(
          own,
          () -> {
            Interpreter.runIn(inner, () -> assertThat(Interpreter.current()).isSameAs(inner));
            return assertThat(Interpreter.current()).isSameAs(own);
          });
      threads.join();
    }
    assertThat(Interpreter.current()).isSameAs(ofTheProcess);
  }

  @Test
  void theLedgerIsBoundedAndKeepsTheLatest() throws Exception {
    Interpreter interpreter = Interpreter.withLock();
    for (int turn = 0; turn < Occupancy.TURNS_PER_STRIPE + 3; turn++) {
      interpreter.compute(() -> 1);
    }
    assertThat(interpreter.turns()).hasSize(Occupancy.TURNS_PER_STRIPE);
    assertThat(interpreter.forgottenTurns()).isEqualTo(3);
  }

  @Test
  void aNegativeSwitchIntervalIsRefused() {
    assertThatThrownBy(() -> Interpreter.withLock(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected zero or more");
  }

  /** Reads, lets the clock tick, writes: loses updates unless somebody excludes the others. */
  private int increment(int times, Interpreter interpreter) {
    for (int i = 0; i < times; i++) {
      int read = counter;
      Thread.onSpinWait();
      counter = read + 1;
      interpreter.checkpoint();
    }
    return counter;
  }

  private static int meet(CyclicBarrier meeting) throws Exception {
    return meeting.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static boolean overlapping(List<Turn> byStart) {
    return IntStream.range(1, byStart.size())
        .anyMatch(i -> byStart.get(i - 1).overlaps(byStart.get(i)));
  }

  private static long ownerOfWhatBlocks(Thread thread) {
    ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId());
    return info == null ? -1 : info.getLockOwnerId();
  }
}
