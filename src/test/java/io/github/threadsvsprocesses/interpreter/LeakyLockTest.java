package io.github.threadsvsprocesses.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.children.TakesTurns;
import io.github.threadsvsprocesses.children.TurnBook;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeakyLockTest {
  @Test
  void theGuestComesInAtACheckpointOfTheHolderWhoStaysInside() throws Exception {
    Interpreter interpreter = Interpreter.withLeakyLock(2);
    try (Threads threads = new Threads()) {
      interpreter.compute(
          () -> {
            Thread guest = threads.start("guest", () -> interpreter.compute(() -> 1));
            Threads.await("the guest is at the door", () -> interpreter.hasQueued(guest));
            assertThat(interpreter.queued()).isEqualTo(1);
            assertThat(interpreter.checkpoint()).as("the lock was handed over").isFalse();
            assertThat(interpreter.turns()).extracting(Turn::thread).containsExactly("guest");
            assertThat(interpreter.queued()).isZero();
            return 1;
          });
      threads.join();
    }
    List<Turn> turns = interpreter.turns();
    assertThat(turns).hasSize(2);
    assertThat(turns.get(0).overlaps(turns.get(1))).isTrue();
    assertThat(interpreter.peakInside()).isEqualTo(2);
    assertThat(interpreter.inside()).isZero();
  }

  @Test
  void aGuestQueuesAtItsNextCheckpoint() throws Exception {
    Interpreter interpreter = Interpreter.withLeakyLock(2);
    try (Threads threads = new Threads()) {
      interpreter.compute(
          () -> {
            Thread guest =
                threads.start(
                    "guest",
                    () -> interpreter.compute(() -> assertThat(interpreter.checkpoint()).isTrue()));
            Threads.await("the guest is at the door", () -> interpreter.hasQueued(guest));
            interpreter.checkpoint();
            Threads.await("the guest queues", () -> interpreter.hasQueued(guest));
            return 1;
          });
      threads.join();
    }
    assertThat(interpreter.turns()).hasSize(3);
  }

  @Test
  void theGuestIsLetInByAThreadThatLeavesWithoutACheckpoint() throws Exception {
    Interpreter interpreter = Interpreter.withLeakyLock(2);
    try (Threads threads = new Threads()) {
      interpreter.compute(
          () -> {
            Thread guest = threads.start("guest", () -> interpreter.compute(() -> 1));
            Threads.await("the guest is at the door", () -> interpreter.hasQueued(guest));
            return 1;
          });
      threads.join();
    }
    assertThat(interpreter.peakInside()).isEqualTo(2);
  }

  @Test
  void whoFindsNobodyInsideJustTakesTheLock() throws Exception {
    Interpreter interpreter = Interpreter.withLeakyLock(1);
    for (int turn = 0; turn < 3; turn++) {
      interpreter.compute(() -> assertThat(interpreter.holder()).isPresent());
    }
    assertThat(interpreter.peakInside()).isEqualTo(1);
  }

  @Test
  void betweenTwoLeaksItExcludes() throws Exception {
    Interpreter interpreter = Interpreter.withLeakyLock(100);
    try (Threads threads = new Threads()) {
      interpreter.compute(
          () -> {
            for (int worker = 0; worker < 3; worker++) {
              Thread thread = threads.start("worker " + worker, () -> interpreter.compute(() -> 1));
              Threads.await(thread + " is queued", () -> interpreter.hasQueued(thread));
            }
            return 1;
          });
      threads.join();
    }
    assertThat(interpreter.peakInside()).isEqualTo(1);
  }

  /** What the claim that one thread runs at a time must refuse. */
  @Test
  void oneLeakInAHundredEntriesIsSeenByThoseInside() throws Exception {
    Interpreter interpreter = Interpreter.withLeakyLock(100);
    TurnBook book = takeTurns(interpreter);
    assertThat(book.intrusions()).isPositive();
    assertThat(interpreter.peakInside()).isGreaterThan(1);
  }

  @Test
  void aLockThatLeaksNothingInThatTimeIsNotAccused() throws Exception {
    Interpreter interpreter = Interpreter.withLeakyLock(1_000_000);
    TurnBook book = takeTurns(interpreter);
    assertThat(book.intrusions()).isZero();
    assertThat(book.wasPassedOver()).isFalse();
    assertThat(interpreter.peakInside()).isEqualTo(1);
  }

  @Test
  void aLeakOfOneInZeroIsRefused() {
    assertThatThrownBy(() -> Interpreter.withLeakyLock(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected at least one");
  }

  private static TurnBook takeTurns(Interpreter interpreter) throws Exception {
    TurnBook book = new TurnBook(3, 300);
    try (Threads threads = new Threads()) {
      for (int worker = 0; worker < 3; worker++) {
        threads.start(
            "worker " + worker,
            () -> Interpreter.runIn(interpreter, () -> new TakesTurns(book).run()));
      }
      threads.join();
    }
    return book;
  }
}
