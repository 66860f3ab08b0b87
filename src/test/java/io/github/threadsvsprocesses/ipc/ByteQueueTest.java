package io.github.threadsvsprocesses.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.ipc.QueueLayout.Awaited;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A queue without an owner: what another process or the broker does at a moment, the test does. */
@Timeout(60)
class ByteQueueTest {
  private static final int OURS = 5;
  private static final int ANOTHERS = 7;
  private static final byte[] ITEM = {1, 2, 3};

  private QueueFiles files;
  private QueueControl control;
  private QueueSeat seat;
  private ByteQueue queue;
  private Runnable beforeEachSeat = () -> {};

  /** Does what the test tells it to. */
  private static class TestBell implements QueueBell {
    @Override
    public boolean ring(Awaited what) {
      return true;
    }

    @Override
    public boolean await(Deadline deadline) throws IOException, InterruptedException {
      throw new AssertionError("Nobody should sleep here.");
    }

    @Override
    public void wakeWhoAwaits() {}

    @Override
    public void close() {}
  }

  /** Hands out one seat. */
  private class OneSeat implements SeatSource {
    @Override
    public QueueSeat open(Deadline deadline) {
      beforeEachSeat.run();
      return seat;
    }

    @Override
    public void close() {}
  }

  @BeforeEach
  void open() throws Exception {
    files = new QueueFiles(List.of(Files.createTempDirectory("queue")));
    Segment words = files.createControl();
    QueueControl.prepare(words, Long.MAX_VALUE);
    control = new QueueControl(words);
    seat = new QueueSeat(OURS, new TestBell());
    queue = new ByteQueue(control, files, new QueueLife(), new OneSeat());
  }

  @AfterEach
  void remove() {
    files.remove();
  }

  private CompletableFuture<byte[]> takesAtTheLock(SlotLock lock) {
    CompletableFuture<byte[]> taken = new CompletableFuture<>();
    Thread taker =
        new Thread(
            () -> {
              try {
                taken.complete(queue.take(Deadline.NEVER, item -> item));
              } catch (Throwable failure) {
                taken.completeExceptionally(failure);
              }
            });
    taker.setDaemon(true);
    taker.start();
    while (LockSupport.getBlocker(taker) != lock && !taken.isDone()) {
      Thread.onSpinWait();
    }
    assertThat(taken).isNotDone();
    return taken;
  }

  private void anotherHolds(SlotLock lock) throws Exception {
    QueueSeat another = new QueueSeat(ANOTHERS, new TestBell());
    assertThat(lock.acquire(another, Deadline.NEVER, new QueueLife())).isTrue();
  }

  /** The close frees the lock of one that was paused while it took: the item is its own. */
  @Test
  void whoComesToTheLockThroughTheOwnersCloseTakesNothing() throws Exception {
    queue.put(ITEM, Deadline.NEVER);
    anotherHolds(control.takeLock());
    CompletableFuture<byte[]> taken = takesAtTheLock(control.takeLock());
    control.close();
    control.takeLock().releaseIfHeldBy(ANOTHERS);
    assertThatThrownBy(taken::get).hasCauseInstanceOf(EOFException.class);
    assertThat(control.takes()).isZero();
  }

  @Test
  void whoHasLostTheLockThroughTheOwnersCloseDoesNotFreeTheNextOnes() throws Exception {
    anotherHolds(control.takeLock());
    control.takeLock().releaseIfHeldBy(OURS);
    QueueSeat third = new QueueSeat(OURS + 1, new TestBell());
    assertThat(control.takeLock().acquire(third, Deadline.after(Duration.ZERO), new QueueLife()))
        .isFalse();
  }

  /** As soon as a slot is given back it is another's, who may be asleep when the first wakes. */
  @Test
  void whoSleepsInASeatThatIsClosedErasesNoOthersSleep() throws Exception {
    Segment words = control.memory();
    int slot = QueueLayout.slotOffset(OURS);
    seat =
        new QueueSeat(
            OURS,
            new TestBell() {
              @Override
              public boolean await(Deadline deadline) {
                assertThat(words.getLongVolatile(slot)).isEqualTo(Awaited.ITEM.code());
                queue.close();
                return true;
              }

              @Override
              public void close() {
                words.putLongVolatile(slot, Awaited.ROOM.code());
              }
            });
    assertThatThrownBy(() -> queue.take(Deadline.NEVER, item -> item))
        .hasMessage("This handle of the queue was closed.");
    assertThat(words.getLongVolatile(slot)).as("the other's").isEqualTo(Awaited.ROOM.code());
  }

  /** The ring fails before the news of the end has come. */
  @Test
  void whoCannotReachTheOwnerAnyMoreIsToldOfItsEnd() {
    control.memory().getAndAddLong(Awaited.ROOM.sleepsOffset(), 1);
    seat =
        new QueueSeat(
            OURS,
            new TestBell() {
              @Override
              public boolean ring(Awaited what) {
                return false;
              }
            });
    assertThatThrownBy(() -> queue.take(Deadline.NEVER, item -> item))
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("owner has closed it or has ended");
  }

  /** Later than the first look, when it comes to files. */
  @Test
  void whoIsInterruptedAmidstAnOperationIsToldSoAndNothingHasChanged() throws Exception {
    byte[] large = new byte[1 << 20];
    Thread caller = Thread.currentThread();
    beforeEachSeat = caller::interrupt;
    for (byte[] item : List.of(ITEM, large)) {
      ByteQueue each = new ByteQueue(control, files, new QueueLife(), new OneSeat());
      assertThatThrownBy(() -> each.put(item, Deadline.NEVER))
          .isInstanceOf(InterruptedException.class)
          .hasCauseInstanceOf(ClosedByInterruptException.class);
      assertThat(caller.isInterrupted()).isFalse();
    }
    beforeEachSeat = () -> {};
    queue.put(large, Deadline.NEVER);
    ByteQueue elsewhere = new ByteQueue(control, files, new QueueLife(), new OneSeat());
    beforeEachSeat = caller::interrupt;
    assertThatThrownBy(() -> elsewhere.take(Deadline.NEVER, item -> item))
        .isInstanceOf(InterruptedException.class)
        .hasCauseInstanceOf(ClosedByInterruptException.class);
    beforeEachSeat = () -> {};
    byte[] taken = elsewhere.take(Deadline.NEVER, item -> item);
    assertThat(taken).hasSize(large.length);
  }

  @Test
  void closingTheHandleEndsTheWaitForTheLock() throws Exception {
    queue.put(ITEM, Deadline.NEVER);
    anotherHolds(control.takeLock());
    CompletableFuture<byte[]> taken = takesAtTheLock(control.takeLock());
    queue.close();
    assertThatThrownBy(taken::get).hasRootCauseMessage("This handle of the queue was closed.");
  }
}
