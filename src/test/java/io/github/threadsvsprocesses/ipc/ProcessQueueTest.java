package io.github.threadsvsprocesses.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.ipc.QueueLayout.Awaited;
import io.github.threadsvsprocesses.ipc.QueueTasks.Consume;
import io.github.threadsvsprocesses.ipc.QueueTasks.Forward;
import io.github.threadsvsprocesses.ipc.QueueTasks.Item;
import io.github.threadsvsprocesses.ipc.QueueTasks.NeverDecoded;
import io.github.threadsvsprocesses.ipc.QueueTasks.Own;
import io.github.threadsvsprocesses.ipc.QueueTasks.Produce;
import io.github.threadsvsprocesses.ipc.QueueTasks.PutAndHalt;
import io.github.threadsvsprocesses.ipc.QueueTasks.TakeNeverDecoded;
import io.github.threadsvsprocesses.process.ChildFailed;
import io.github.threadsvsprocesses.process.ForkedJvm;
import java.io.EOFException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is lost, nothing comes twice, and who dies harms nobody else. */
@Timeout(120)
class ProcessQueueTest {
  private static final int ITEMS = 1_000;
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final long LOOK_EVERY_NANOS = 1_000_000;

  /** A thread for each: the common pool has too few for what waits. */
  private static final Executor ELSEWHERE = work -> Reception.startDaemon("elsewhere", work);

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
  void whatWasPutIsThereThoughItsProducerHaltedRightAfter() throws Exception {
    try (ProcessQueue<Item> queue = ProcessQueue.open(Item.class);
        ForkedJvm doomed = ForkedJvm.start()) {
      assertThatThrownBy(() -> doomed.run(new PutAndHalt(queue.address())))
          .isInstanceOf(ChildFailed.class);
      assertThat(queue.poll(Duration.ZERO)).isEqualTo(new Item(1, 0));
    }
  }

  /**
   * One process forwards from queue to queue and is killed at some moment, again and again. All
   * that was lost is, at most, the one item that each of them held.
   */
  @Test
  void killsUnderHeavyTrafficLoseNoMoreThanWhatTheKilledHeld() throws Exception {
    int kills = 3;
    Random random = new Random(4);
    List<Item> arrived = new ArrayList<>();
    try (ProcessQueue<Item> from = ProcessQueue.open(Item.class, 100);
        ProcessQueue<Item> to = ProcessQueue.open(Item.class, 100);
        ForkedJvm steady = ForkedJvm.start()) {
      CompletableFuture<Integer> put = new CompletableFuture<>();
      Reception.startDaemon("producer", () -> put.complete(putUntilTheEnd(from)));
      var forwarded = steady.submit(new Forward(from.address(), to.address()));
      for (int kill = 0; kill < kills; kill++) {
        try (ForkedJvm doomed = ForkedJvm.start()) {
          var unfinished = doomed.submit(new Forward(from.address(), to.address()));
          for (int left = 100 + random.nextInt(1_000); left > 0; left--) {
            arrived.add(to.take());
          }
          doomed.kill();
          assertThatThrownBy(unfinished::get).hasCauseInstanceOf(ChildFailed.class);
        }
      }
      from.endOfStream();
      int acknowledged = put.get();
      to.forEachRemaining(arrived::add);
      assertThat(forwarded.get()).isPositive();
      assertThat(arrived).doesNotHaveDuplicates();
      assertThat(arrived.size()).isBetween(acknowledged - kills, acknowledged);
    }
  }

  private static int putUntilTheEnd(MessageQueue<Item> queue) {
    int number = 0;
    try {
      while (true) {
        queue.put(new Item(0, number));
        number++;
      }
    } catch (IllegalStateException ended) {
      return number;
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  /** Deterministic: a connection ends while its slot holds both locks. */
  @Test
  void theLocksOfOneThatHasGoneAreFreed() throws Exception {
    try (ProcessQueue<String> queue = ProcessQueue.open(String.class);
        MessageQueue<String> other = queue.address().connect(String.class)) {
      Connection doomed = enter(queue);
      QueueSeat doomedSeat = new QueueSeat(seatOf(doomed), new RemoteBell(doomed));
      QueueControl control = controlOf(queue);
      QueueLife life = new QueueLife();
      assertThat(control.putLock().acquire(doomedSeat, Deadline.NEVER, life)).isTrue();
      assertThat(control.takeLock().acquire(doomedSeat, Deadline.NEVER, life)).isTrue();
      Duration soon = Duration.ofMillis(20);
      assertThat(other.offer("not yet", soon)).isFalse();
      assertThat(queue.offer("not yet", soon)).isFalse();
      CompletableFuture<Boolean> waiting =
          CompletableFuture.supplyAsync(() -> puts(other), ELSEWHERE);
      doomed.close();
      assertThat(waiting.get()).isTrue();
      assertThat(queue.take()).isEqualTo("freed");
    }
  }

  /** Deterministic: one is gone amidst a put, and then one amidst a take, of an item in a file. */
  @Test
  void theFilesOfOneThatHasGoneAreRemoved() throws Exception {
    try (ProcessQueue<byte[]> queue = ProcessQueue.open(byte[].class)) {
      QueueControl control = controlOf(queue);
      QueueFiles files = filesOf(queue);
      byte[] item = new byte[1 << 20];
      Connection producer = enter(queue);
      QueueSeat put = new QueueSeat(seatOf(producer), new RemoteBell(producer));
      assertThat(control.putLock().acquire(put, Deadline.NEVER, new QueueLife())).isTrue();
      files.writeItem(control.puts(), item);
      producer.close();
      queue.put(new byte[1]);
      assertThatThrownBy(() -> files.readItem(0, item.length))
          .isInstanceOf(NoSuchFileException.class);
      queue.put(item);
      queue.take();
      Connection consumer = enter(queue);
      QueueSeat take = new QueueSeat(seatOf(consumer), new RemoteBell(consumer));
      assertThat(control.takeLock().acquire(take, Deadline.NEVER, new QueueLife())).isTrue();
      new QueueHead(control, files).remove(bytes -> bytes);
      files.writeItem(control.takes() - 1, item);
      consumer.close();
      queue.put(new byte[1]);
      queue.take();
      assertThatThrownBy(() -> files.readItem(1, item.length))
          .isInstanceOf(NoSuchFileException.class);
    }
  }

  private static Connection enter(ProcessQueue<?> queue) throws Exception {
    return Reception.enter(queue.address().socket(), queue.address().secret());
  }

  private static int seatOf(Connection connection) throws Exception {
    connection.send(QueueWire.Wish.SEAT);
    return connection.receive(Integer.class);
  }

  /**
   * One that was stopped in its sleep is woken with the others, in vain, and not in their place.
   */
  @Test
  void aSleeperThatIsStoppedKeepsNobodyElseAsleep() throws Exception {
    try (ProcessQueue<String> queue = ProcessQueue.open(String.class);
        MessageQueue<String> awake = queue.address().connect(String.class);
        Connection stopped = enter(queue)) {
      Segment words = controlOf(queue).memory();
      words.putLongVolatile(QueueLayout.slotOffset(seatOf(stopped)), Awaited.ITEM.code());
      words.getAndAddLong(Awaited.ITEM.sleepsOffset(), 1);
      for (int i = 0; i < 20; i++) {
        CompletableFuture<String> taken =
            CompletableFuture.supplyAsync(() -> takes(awake), ELSEWHERE);
        queue.put("item");
        assertThat(taken.get()).isEqualTo("item");
      }
      assertThat(stopped.receiveBytes()).as("its wake-up").isEmpty();
      assertThat(stopped.poll(Duration.ZERO))
          .as("another, though it has not slept again")
          .isFalse();
    }
  }

  /** One that was stopped after it put and before it woke anybody: the next to put does so. */
  @Test
  void aProducerThatIsStoppedBeforeItWakesOthersIsStoodInFor() throws Exception {
    try (ProcessQueue<String> queue = ProcessQueue.open(String.class);
        MessageQueue<String> awake = queue.address().connect(String.class)) {
      CompletableFuture<String> first =
          CompletableFuture.supplyAsync(() -> takes(awake), ELSEWHERE);
      CompletableFuture<String> second =
          CompletableFuture.supplyAsync(() -> takes(awake), ELSEWHERE);
      QueueControl control = controlOf(queue);
      while (control.memory().getLongVolatile(Awaited.ITEM.sleepsOffset()) < 2) {
        Thread.onSpinWait();
      }
      new QueueTail(control, filesOf(queue)).append(Values.encode("from the stopped one"));
      queue.put("from another");
      assertThat(List.of(first.get(), second.get()))
          .containsExactlyInAnyOrder("from the stopped one", "from another");
    }
  }

  private static String takes(MessageQueue<String> queue) {
    try {
      return queue.take();
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  private static boolean puts(MessageQueue<String> queue) {
    try {
      return queue.offer("freed", LONG);
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  private static QueueControl controlOf(ProcessQueue<?> queue) throws Exception {
    return new QueueControl(filesOf(queue).attachControl());
  }

  private static QueueFiles filesOf(ProcessQueue<?> queue) throws Exception {
    try (Connection lifeline = enter(queue)) {
      lifeline.send(QueueWire.Wish.LIFELINE);
      List<String> folders = lifeline.receive(QueueWire.Folders.class).paths();
      return new QueueFiles(folders.stream().map(Path::of).toList());
    }
  }

  @Test
  void theOwnersDeathReachesWhoPutsAndWhoWaits() throws Exception {
    try (ProcessQueue<ProcessQueue.Address> told = ProcessQueue.open(ProcessQueue.Address.class);
        ForkedJvm owner = ForkedJvm.start()) {
      var unfinished = owner.submit(new Own(told.address()));
      try (MessageQueue<String> queue = told.take().connect(String.class)) {
        CompletableFuture<Boolean> joins =
            CompletableFuture.supplyAsync(
                () -> {
                  try {
                    queue.put("taken by the owner, which then ends");
                    return queue.join(LONG);
                  } catch (EOFException expected) {
                    return true;
                  } catch (Exception failed) {
                    throw new AssertionError(failed);
                  }
                },
                ELSEWHERE);
        owner.kill();
        assertThat(joins.get()).isTrue();
        assertThatThrownBy(
                () -> {
                  while (true) {
                    queue.put("into the dark");
                  }
                })
            .isInstanceOf(EOFException.class)
            .hasMessageContaining("The queue's owner has closed it or has ended");
        assertThatThrownBy(queue::take).isInstanceOf(EOFException.class);
      }
      unfinished.handle((result, failure) -> true).get();
    }
  }

  @RepeatedTest(20)
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
            },
            ELSEWHERE);
    queue.close();
    assertThat(outcome.get()).isInstanceOf(EOFException.class).hasMessageContaining("owner");
    remote.close();
  }

  @Test
  void nothingIsLeftAfterTheClose() throws Exception {
    List<Path> folders;
    try (ProcessQueue<byte[]> queue = ProcessQueue.open(byte[].class)) {
      queue.put(new byte[1]);
      queue.put(new byte[1 << 20]);
      folders = filesOf(queue).folders();
      assertThat(folders).isNotEmpty().allMatch(Files::exists);
    }
    assertThat(folders).noneMatch(Files::exists);
  }

  @Test
  void aClientThatTalksNonsenseIsDroppedAlone() throws Exception {
    try (ProcessQueue<String> queue = ProcessQueue.open(String.class);
        MessageQueue<String> remote = queue.address().connect(String.class)) {
      for (byte[] nonsense : List.of(new byte[0], new byte[] {1}, new byte[] {9, 9})) {
        for (boolean seated : List.of(false, true)) {
          try (Connection stranger = enter(queue)) {
            if (seated) {
              seatOf(stranger);
            }
            stranger.sendBytes(nonsense.length == 1 && seated ? new byte[] {77} : nonsense);
            assertThatThrownBy(stranger::receiveBytes).isInstanceOf(EOFException.class);
          }
        }
      }
      remote.put("fine");
      assertThat(queue.take()).isEqualTo("fine");
    }
  }

  @Test
  void anItemIsStillThereWhenItsConsumerIsKilledWhileItDecodesIt(@TempDir Path folder)
      throws Exception {
    Path begun = folder.resolve("begun");
    NeverDecoded item = new NeverDecoded(begun.toString(), ProcessHandle.current().pid());
    try (ProcessQueue<NeverDecoded> queue = ProcessQueue.open(NeverDecoded.class);
        ForkedJvm consumer = ForkedJvm.start()) {
      queue.put(item);
      var taking = consumer.submit(new TakeNeverDecoded(queue.address()));
      while (Files.notExists(begun) && !taking.isDone()) {
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
      }
      consumer.kill();
      assertThatThrownBy(taking::get).hasCauseInstanceOf(ChildFailed.class);
      assertThat(queue.poll(LONG)).isEqualTo(item);
    }
  }
}
