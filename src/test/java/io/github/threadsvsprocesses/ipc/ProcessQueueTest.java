package io.github.threadsvsprocesses.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.ipc.QueueTasks.Consume;
import io.github.threadsvsprocesses.ipc.QueueTasks.DieHoldingAnItem;
import io.github.threadsvsprocesses.ipc.QueueTasks.Item;
import io.github.threadsvsprocesses.ipc.QueueTasks.Produce;
import io.github.threadsvsprocesses.process.ChildFailed;
import io.github.threadsvsprocesses.process.ForkedJvm;
import java.io.EOFException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing is lost, nothing comes twice, and who dies harms nobody else. */
@Timeout(60)
class ProcessQueueTest {
  private static final int ITEMS = 1_000;

  @Test
  void twoProducersAndTwoConsumersInProcessesLoseNothing() throws Exception {
    try (ProcessQueue<Item> queue = ProcessQueue.open(Item.class, 50);
        ForkedJvm firstProducer = ForkedJvm.start();
        ForkedJvm secondProducer = ForkedJvm.start();
        ForkedJvm firstConsumer = ForkedJvm.start();
        ForkedJvm secondConsumer = ForkedJvm.start()) {
      var some = firstConsumer.submit(new Consume(queue.address()));
      var others = secondConsumer.submit(new Consume(queue.address()));
      var first = firstProducer.submit(new Produce(queue.address(), 1, ITEMS));
      var second = secondProducer.submit(new Produce(queue.address(), 2, ITEMS));
      assertThat(first.get() + second.get()).isEqualTo(2 * ITEMS);
      queue.endOfStream();
      assertThat(some.get()).satisfies(ProcessQueueTest::isInOrderPerProducer);
      assertThat(others.get()).satisfies(ProcessQueueTest::isInOrderPerProducer);
      List<Item> all = new ArrayList<>(some.get());
      all.addAll(others.get());
      assertThat(all).hasSize(2 * ITEMS).doesNotHaveDuplicates();
    }
  }

  private static void isInOrderPerProducer(List<? extends Item> taken) {
    for (int producer : List.of(1, 2)) {
      assertThat(taken.stream().filter(item -> item.producer() == producer).map(Item::number))
          .isSorted();
    }
  }

  @Test
  void aProducerThatIsKilledLeavesWhatItPutAndHarmsNobody() throws Exception {
    try (ProcessQueue<Item> queue = ProcessQueue.open(Item.class);
        ForkedJvm doomed = ForkedJvm.start()) {
      var unfinished = doomed.submit(new Produce(queue.address(), 1, Integer.MAX_VALUE));
      for (int number = 0; number < 100; number++) {
        assertThat(queue.take()).isEqualTo(new Item(1, number));
      }
      doomed.kill();
      assertThatThrownBy(unfinished::get).hasCauseInstanceOf(ChildFailed.class);
      try (MessageQueue<Item> other = queue.address().connect(Item.class)) {
        other.put(new Item(2, 0));
      }
      queue.endOfStream();
      List<Item> rest = new ArrayList<>();
      queue.forEachRemaining(rest::add);
      assertThat(rest).contains(new Item(2, 0)).satisfies(ProcessQueueTest::isInOrderPerProducer);
    }
  }

  @Test
  void anItemOfAConsumerThatDiedBeforeConfirmingGoesBackToTheFront() throws Exception {
    try (ProcessQueue<Item> queue = ProcessQueue.open(Item.class);
        ForkedJvm doomed = ForkedJvm.start()) {
      queue.put(new Item(1, 0));
      queue.put(new Item(1, 1));
      assertThatThrownBy(() -> doomed.run(new DieHoldingAnItem(queue.address())))
          .isInstanceOf(ChildFailed.class);
      queue.endOfStream();
      List<Item> taken = new ArrayList<>();
      while (taken.size() < 2) {
        taken.add(queue.take());
      }
      assertThat(taken).containsExactlyInAnyOrder(new Item(1, 0), new Item(1, 1));
      assertThatThrownBy(queue::take).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void anItemThatComesBackTakesItsOldPlace() throws Exception {
    ItemStore store = new ItemStore(10);
    for (byte number = 0; number < 3; number++) {
      store.put(new byte[] {number});
    }
    ItemStore.Item first = Objects.requireNonNull(store.take(Deadline.NEVER));
    ItemStore.Item second = Objects.requireNonNull(store.take(Deadline.NEVER));
    store.giveBack(first);
    store.giveBack(second);
    for (byte number = 0; number < 3; number++) {
      ItemStore.Item next = Objects.requireNonNull(store.take(Deadline.NEVER));
      assertThat(next.bytes()).containsExactly(number);
    }
  }

  @Test
  void theEndOfTheStreamComesAfterTheLastItemAndToEverybody() throws Exception {
    try (ProcessQueue<String> queue = ProcessQueue.open(String.class);
        MessageQueue<String> remote = queue.address().connect(String.class)) {
      remote.put("a");
      remote.endOfStream();
      assertThatThrownBy(() -> remote.put("late"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("declare it after the last put");
      assertThatThrownBy(() -> queue.put("late")).isInstanceOf(IllegalStateException.class);
      assertThat(remote.take()).isEqualTo("a");
      assertThatThrownBy(remote::take).isInstanceOf(EOFException.class);
      assertThatThrownBy(() -> queue.poll(Duration.ofSeconds(10))).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void aFullQueueMakesItsProducersWait() throws Exception {
    try (ProcessQueue<String> queue = ProcessQueue.open(String.class, 1);
        MessageQueue<String> remote = queue.address().connect(String.class)) {
      remote.put("first");
      CompletableFuture<Integer> put =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  remote.put("second");
                  return remote.size();
                } catch (Exception failed) {
                  throw new AssertionError(failed);
                }
              });
      assertThat(queue.size()).isEqualTo(1);
      assertThat(put).isNotDone();
      assertThat(queue.take()).isEqualTo("first");
      assertThat(put.get()).isEqualTo(1);
      assertThat(remote.poll(Duration.ofSeconds(10))).isEqualTo("second");
      assertThat(remote.poll(Duration.ofMillis(10))).isNull();
    }
  }

  @Test
  void whoWaitsIsToldWhenTheOwnerCloses() throws Exception {
    ProcessQueue<String> queue = ProcessQueue.open(String.class);
    MessageQueue<String> remote = queue.address().connect(String.class);
    CompletableFuture<Throwable> outcome =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return new AssertionError("took " + remote.take());
              } catch (Exception expected) {
                return expected;
              }
            });
    queue.close();
    assertThat(outcome.get()).isInstanceOf(EOFException.class).hasMessageContaining("owner");
    remote.close();
  }

  @Test
  void anInterruptedConsumerTakesNothingWithIt() throws Exception {
    try (ProcessQueue<String> queue = ProcessQueue.open(String.class);
        MessageQueue<String> remote = queue.address().connect(String.class)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(remote::take).isInstanceOf(InterruptedException.class);
      remote.put("kept");
      assertThat(remote.take()).isEqualTo("kept");
    }
  }

  @Test
  void aClientThatTalksNonsenseIsDroppedAlone() throws Exception {
    try (ProcessQueue<String> queue = ProcessQueue.open(String.class);
        MessageQueue<String> remote = queue.address().connect(String.class)) {
      for (byte[] nonsense : List.of(new byte[0], new byte[] {1}, new byte[] {QueueWire.TAKE})) {
        try (Connection stranger =
            Reception.enter(queue.address().socket(), queue.address().secret())) {
          stranger.sendBytes(nonsense);
          assertThatThrownBy(stranger::receiveBytes).isInstanceOf(EOFException.class);
        }
      }
      remote.put("fine");
      assertThat(queue.take()).isEqualTo("fine");
    }
  }
}
