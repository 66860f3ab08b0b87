package io.github.threadsvsprocesses.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.ipc.MemoryTasks.AddsUnderTheLock;
import io.github.threadsvsprocesses.ipc.MemoryTasks.HoldsTheLock;
import io.github.threadsvsprocesses.ipc.MemoryTasks.TriesTheLock;
import io.github.threadsvsprocesses.process.ChildFailed;
import io.github.threadsvsprocesses.process.ForkedJvm;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One thread of one process holds it, and a dead one does not. */
@Timeout(60)
class ProcessLockTest {
  private static final int ADDITIONS = 2_000;
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(5);

  private ProcessLock lock;
  private SharedMemory memory;

  /** For those tests that do not end it. */
  private static ForkedJvm child;

  @BeforeAll
  static void startTheChild() {
    child = ForkedJvm.start();
  }

  @AfterAll
  static void endTheChild() {
    child.close();
  }

  @BeforeEach
  void create() throws Exception {
    lock = ProcessLock.create();
    memory = SharedMemory.create(8);
  }

  @AfterEach
  void remove() {
    memory.close();
    memory.unlink();
    lock.close();
    lock.unlink();
  }

  @Test
  void processesThatReadThenWriteUnderTheLockCountExactly() throws Exception {
    AddsUnderTheLock task = new AddsUnderTheLock(memory.address(), lock.address(), ADDITIONS);
    try (ForkedJvm one = ForkedJvm.start()) {
      List<CompletableFuture<Integer>> adding = List.of(one.submit(task), child.submit(task));
      task.run();
      for (CompletableFuture<Integer> each : adding) {
        each.get();
      }
    }
    assertThat(memory.getLong(0)).isEqualTo(3 * ADDITIONS);
  }

  @Test
  void theLockOfAKilledHolderIsFree() throws Exception {
    try (ForkedJvm holder = ForkedJvm.start()) {
      CompletableFuture<Integer> holding =
          holder.submit(new HoldsTheLock(memory.address(), lock.address()));
      awaitHolder();
      assertThat(lock.tryLock(SHORT)).as("while it lives").isFalse();
      holder.kill();
      assertThatThrownBy(holding::get).hasCauseInstanceOf(ChildFailed.class);
      assertThat(lock.tryLock(LONG)).as("when it is dead").isTrue();
      lock.unlock();
    }
  }

  private void awaitHolder() throws InterruptedException {
    MemoryTasks.await(() -> memory.getIntVolatile(0) != 0);
  }

  @Test
  void twoThreadsExcludeEachOtherAndOnlyTheHolderLetsGo() throws Exception {
    lock.lock();
    assertThat(inAnotherThread(() -> lock.tryLock(SHORT))).isFalse();
    assertThatThrownBy(() -> inAnotherThread(this::unlock))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IllegalMonitorStateException.class)
        .hasMessageContaining("does not hold the lock");
    assertThat(lock.isHeldByCurrentThread()).isTrue();
    lock.unlock();
    assertThat(inAnotherThread(() -> lock.tryLock(LONG) && unlock())).isTrue();
    assertThatThrownBy(lock::unlock).isInstanceOf(IllegalMonitorStateException.class);
  }

  private boolean unlock() {
    lock.unlock();
    return true;
  }

  private interface Attempt {
    boolean run() throws InterruptedException;
  }

  private static boolean inAnotherThread(Attempt attempt) throws Exception {
    return CompletableFuture.supplyAsync(
            () -> {
              try {
                return attempt.run();
              } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
              }
            })
        .get();
  }

  @Test
  void whoTookItTwiceLetsGoTwice() throws Exception {
    lock.lock();
    lock.lock();
    lock.unlock();
    assertThat(child.run(new TriesTheLock(lock.address(), 5))).isFalse();
    lock.unlock();
    assertThat(child.run(new TriesTheLock(lock.address(), LONG.toMillis()))).isTrue();
  }

  @Test
  void openingAndClosingItAgainInThisJvmDoesNotFreeIt() throws Exception {
    lock.lock();
    Path straight = Path.of(lock.address().name());
    Path sameFile = straight.resolveSibling(".").resolve(straight.getFileName());
    try (ProcessLock again = new ProcessLock.Address(sameFile.toString()).open()) {
      assertThat(again.isHeldByCurrentThread()).as("one lock, two handles").isTrue();
    }
    assertThat(child.run(new TriesTheLock(lock.address(), 5))).isFalse();
    lock.close();
    assertThat(child.run(new TriesTheLock(lock.address(), 5)))
        .as("when the last handle was closed too")
        .isFalse();
    lock.unlock();
    assertThat(child.run(new TriesTheLock(lock.address(), LONG.toMillis()))).isTrue();
    assertThatThrownBy(lock::lock)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was closed");
  }

  @Test
  void anInterruptEndsAWaitAndHarmsNothing() throws Exception {
    try (ForkedJvm holder = ForkedJvm.start()) {
      CompletableFuture<Integer> holding =
          holder.submit(new HoldsTheLock(memory.address(), lock.address()));
      awaitHolder();
      AtomicReference<Throwable> outcome = new AtomicReference<>();
      CountDownLatch started = new CountDownLatch(1);
      Thread waiter =
          new Thread(
              () -> {
                started.countDown();
                try {
                  lock.lockInterruptibly();
                } catch (InterruptedException expected) {
                  outcome.set(expected);
                }
              });
      waiter.start();
      started.await();
      waiter.interrupt();
      waiter.join();
      assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
      holder.kill();
      assertThatThrownBy(holding::get).hasCauseInstanceOf(ChildFailed.class);
      assertThat(lock.tryLock(LONG)).isTrue();
      lock.unlock();
    }
  }

  @Test
  void anInterruptDoesNotEndAWaitWithoutAWord() throws Exception {
    Thread.currentThread().interrupt();
    lock.lock();
    assertThat(Thread.interrupted()).as("the interrupt is not lost").isTrue();
    assertThat(child.run(new TriesTheLock(lock.address(), 5))).isFalse();
    Thread.currentThread().interrupt();
    lock.unlock();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(lock.tryLock(LONG)).as("the channel was not closed").isTrue();
    lock.unlock();
  }

  @Test
  void anUnlinkedLockCannotBeOpenedAndStillWorks() throws Exception {
    try (ProcessLock other = lock.address().open()) {
      lock.unlink();
      assertThatThrownBy(() -> lock.address().open())
          .isInstanceOf(NoSuchFileException.class)
          .hasMessageContaining("was unlinked");
      assertThat(other.tryLock(LONG)).isTrue();
      assertThat(lock.isHeldByCurrentThread()).isTrue();
      lock.unlock();
    }
  }
}
