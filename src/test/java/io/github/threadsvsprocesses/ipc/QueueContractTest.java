package io.github.threadsvsprocesses.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.process.ForkedJvm;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link MessageQueue} promises, held by every way to use a queue. */
@Timeout(120)
class QueueContractTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(20);

  /** The ways to use a queue. */
  enum Backend {
    OWNER,
    CONNECTED,
    CHILD
  }

  private static ForkedJvm child;

  @BeforeAll
  static void startTheChild() {
    child = ForkedJvm.start();
  }

  @AfterAll
  static void endTheChild() {
    child.close();
  }

  private static MessageQueue<String> handle(Backend backend, ProcessQueue<String> queue)
      throws Exception {
    return switch (backend) {
      case OWNER -> queue;
      case CONNECTED -> queue.address().connect(String.class);
      case CHILD -> new QueueInAChild(queue.address(), child);
    };
  }

  private static <T> CompletableFuture<T> elsewhere(Callable<T> work) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return work.call();
          } catch (Exception failed) {
            throw new CompletionException(failed);
          }
        },
        thread -> Reception.startDaemon("elsewhere", thread));
  }

  @ParameterizedTest
  @EnumSource
  void whatOnePutsAnyTakesOnceAndInOrder(Backend backend) throws Exception {
    List<String> texts = IntStream.range(0, 20).mapToObj(Integer::toString).toList();
    try (ProcessQueue<String> queue = ProcessQueue.open(String.class);
        MessageQueue<String> handle = handle(backend, queue)) {
      for (String text : texts) {
        handle.put(text);
      }
      assertThat(handle.size()).isEqualTo(texts.size());
      assertThat(queue.size()).isEqualTo(texts.size());
      List<String> there = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        there.add(i % 2 == 0 ? queue.take() : handle.take());
        queue.put("back " + texts.get(i));
      }
      assertThat(there).isEqualTo(texts);
      for (String text : texts) {
        assertThat(handle.take()).isEqualTo("back " + text);
      }
      assertThat(handle.poll(Duration.ZERO)).isNull();
      assertThat(handle.size()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBoundedQueueHoldsItsBoundExactly(Backend backend) throws Exception {
    try (ProcessQueue<String> queue = ProcessQueue.open(String.class, 2);
        MessageQueue<String> handle = handle(backend, queue)) {
      assertThat(handle.offer("a", LONG)).isTrue();
      assertThat(queue.offer("b", LONG)).isTrue();
      assertThat(handle.offer("c", SHORT)).isFalse();
      assertThat(handle.offer("c", Duration.ZERO)).isFalse();
      assertThat(handle.size()).isEqualTo(2);
      CompletableFuture<Boolean> put = elsewhere(() -> handle.offer("d", LONG));
      assertThat(queue.take()).isEqualTo("a");
      assertThat(put.get()).isTrue();
      assertThat(queue.size()).isEqualTo(2);
      assertThat(handle.take()).isEqualTo("b");
      assertThat(handle.take()).isEqualTo("d");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoWaitsForAnItemGetsItOrTheTimeIsOver(Backend backend) throws Exception {
    try (ProcessQueue<String> queue = ProcessQueue.open(String.class);
        MessageQueue<String> handle = handle(backend, queue)) {
      assertThat(handle.poll(SHORT)).isNull();
      CompletableFuture<String> taken = elsewhere(() -> handle.poll(LONG));
      queue.put("for whoever waits");
      assertThat(taken.get()).isEqualTo("for whoever waits");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoHasNoTimeGetsWhatIsThere(Backend backend) throws Exception {
    try (ProcessQueue<String> queue = ProcessQueue.open(String.class);
        MessageQueue<String> handle = handle(backend, queue)) {
      queue.put("there");
      assertThat(handle.poll(Duration.ZERO)).isEqualTo("there");
      assertThat(handle.offer("back", Duration.ZERO)).isTrue();
      assertThat(queue.poll(Duration.ZERO)).isEqualTo("back");
      CompletableFuture<String> waits = elsewhere(() -> handle.poll(LONG)); // It has the seat.
      if (backend == Backend.CONNECTED) {
        while (!handle.offer("by another seat", Duration.ZERO)) {
          Thread.onSpinWait(); // Each asks for the same seat, until that has come.
        }
      } else {
        queue.put("by another seat");
      }
      assertThat(waits.get()).isEqualTo("by another seat");
    }
  }

  @ParameterizedTest
  @EnumSource
  void joinWaitsUntilEveryItemIsDoneWith(Backend backend) throws Exception {
    try (ProcessQueue<String> queue = ProcessQueue.open(String.class);
        MessageQueue<String> handle = handle(backend, queue)) {
      assertThat(handle.join(LONG)).as("join at first").isTrue();
      queue.put("a");
      queue.put("b");
      assertThatThrownBy(handle::taskDone)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("more often than items were taken");
      queue.take();
      queue.take();
      queue.taskDone();
      assertThat(handle.join(SHORT)).as("join with one undone").isFalse();
      CompletableFuture<Boolean> joined = elsewhere(() -> handle.join(LONG));
      if (backend == Backend.CHILD) {
        queue.taskDone(); // The child is waiting in join.
      } else {
        handle.taskDone();
      }
      assertThat(joined.get()).isTrue();
      assertThatThrownBy(handle::taskDone).isInstanceOf(IllegalStateException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theEndOfTheStreamComesAfterTheLastItemAndToEverybody(Backend backend) throws Exception {
    try (ProcessQueue<String> queue = ProcessQueue.open(String.class);
        MessageQueue<String> handle = handle(backend, queue)) {
      handle.put("a");
      handle.endOfStream();
      handle.endOfStream();
      assertThatThrownBy(() -> handle.put("late"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("declare it after the last put");
      assertThatThrownBy(() -> queue.put("late")).isInstanceOf(IllegalStateException.class);
      assertThat(handle.take()).isEqualTo("a");
      assertThatThrownBy(handle::take)
          .isInstanceOf(EOFException.class)
          .hasMessageContaining("every item is taken");
      assertThatThrownBy(() -> queue.poll(LONG)).isInstanceOf(EOFException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoWaitsIsToldOfTheEndOfTheStream(Backend backend) throws Exception {
    try (ProcessQueue<String> queue = ProcessQueue.open(String.class);
        MessageQueue<String> handle = handle(backend, queue)) {
      CompletableFuture<String> taken = elsewhere(handle::take);
      queue.endOfStream();
      assertThatThrownBy(taken::get).hasCauseInstanceOf(EOFException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoWaitsIsToldWhenTheOwnerCloses(Backend backend) throws Exception {
    ProcessQueue<String> queue = ProcessQueue.open(String.class, 1);
    MessageQueue<String> handle = handle(backend, queue);
    CompletableFuture<String> taken = elsewhere(handle::take);
    CompletableFuture<Boolean> joined =
        backend == Backend.CHILD // It does one thing at a time.
            ? CompletableFuture.failedFuture(new EOFException())
            : elsewhere(
                () -> {
                  queue.put("taken and never done with");
                  handle.join();
                  return true;
                });
    queue.close();
    taken.handle((item, failure) -> item).get();
    assertThatThrownBy(joined::get).hasCauseInstanceOf(EOFException.class);
    if (backend != Backend.CHILD) {
      assertThatThrownBy(() -> handle.put("late"))
          .isInstanceOf(EOFException.class)
          .hasMessageContaining("The queue's owner has closed it");
      assertThatThrownBy(handle::take).isInstanceOf(EOFException.class);
      assertThatThrownBy(handle::size).isInstanceOf(EOFException.class);
    }
    handle.close();
  }

  @ParameterizedTest
  @EnumSource
  void itemsOfAnyLengthArriveWhole(Backend backend) throws Exception {
    try (ProcessQueue<String> queue = ProcessQueue.open(String.class);
        MessageQueue<String> handle = handle(backend, queue)) {
      for (int around : List.of(1, 24, 256, QueueLayout.LONGEST_INSIDE, 1 << 20, 5 << 20)) {
        for (int length = around - 4; length <= around; length++) {
          if (length >= 0) {
            String text = "x".repeat(length);
            handle.put(text);
            assertThat(queue.take().equals(text)).as("%d arrived whole", length).isTrue();
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = "CHILD", mode = EnumSource.Mode.EXCLUDE) // Interrupts stay in a process.
  void anInterruptedThreadTakesAndPutsNothing(Backend backend) throws Exception {
    try (ProcessQueue<String> queue = ProcessQueue.open(String.class, 1);
        MessageQueue<String> handle = handle(backend, queue)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(handle::take).isInstanceOf(InterruptedException.class);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> handle.put("not put")).isInstanceOf(InterruptedException.class);
      assertThat(isInterruptedWhileIn(handle::take)).isTrue();
      handle.put("kept");
      assertThat(isInterruptedWhileIn(() -> handle.offer("not put", LONG))).isTrue();
      assertThat(isInterruptedWhileIn(() -> handle.join(LONG))).isTrue();
      assertThat(handle.take()).isEqualTo("kept");
      assertThat(handle.poll(SHORT)).isNull();
    }
  }

  private static boolean isInterruptedWhileIn(Callable<?> wait) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                begun.countDown();
                interrupted.completeExceptionally(new AssertionError("ended: " + wait.call()));
              } catch (InterruptedException expected) {
                interrupted.complete(true);
              } catch (Exception failed) {
                interrupted.completeExceptionally(failed);
              }
            });
    waiting.start();
    begun.await();
    waiting.interrupt();
    return interrupted.get();
  }

  @ParameterizedTest
  @EnumSource(names = "CONNECTED") // The owner's close ends the queue; a child closes at each call.
  void aHandleThatIsClosedEndsForItsUsersAlone(Backend backend) throws Exception {
    try (ProcessQueue<String> queue = ProcessQueue.open(String.class)) {
      MessageQueue<String> handle = handle(backend, queue);
      CompletableFuture<String> taken = elsewhere(handle::take);
      handle.close();
      assertThatThrownBy(taken::get)
          .cause()
          .isExactlyInstanceOf(IOException.class)
          .hasMessageContaining("This handle of the queue was closed");
      assertThatThrownBy(() -> handle.put("late")).isExactlyInstanceOf(IOException.class);
      queue.put("still here");
      assertThat(queue.take()).isEqualTo("still here");
    }
  }
}
