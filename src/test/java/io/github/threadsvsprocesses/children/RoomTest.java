package io.github.threadsvsprocesses.children;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.threadsvsprocesses.children.Sighting.Edge;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.crew.VirtualThreads;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class RoomTest {
  /** A hang guard only. */
  private static final Duration PATIENCE = TimeoutFactor.times(Duration.ofSeconds(30));

  @Test
  void whoIsStoppedWithTheFirstNumberIsMetByWhoHasTheLast() throws Exception {
    AtomicInteger numbers = new AtomicInteger();
    CountDownLatch hasTheFirst = new CountDownLatch(1);
    CountDownLatch goesOn = new CountDownLatch(1);
    Room room =
        new Room(
            2,
            2,
            () -> {
              int number = numbers.incrementAndGet();
              if (number == 1) {
                hasTheFirst.countDown();
                await(goesOn);
              }
              return number;
            });
    FutureTask<Sighting> first = new FutureTask<>(() -> room.lookRound(other -> false, () -> {}));
    start("first", first);
    await(hasTheFirst);
    Sighting last = room.lookRound(other -> false, () -> {});
    goesOn.countDown();
    assertThat(last.inside()).isEqualTo(2);
    assertThat(first.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).inside()).isEqualTo(2);
  }

  /** As one that has put itself into the queue and is stopped before it parks. */
  @Test
  void whoQueuesAndHasNotParkedYetIsAwaited() throws Exception {
    Room room = new Room(2);
    ReentrantLock lock = new ReentrantLock();
    CountDownLatch parks = new CountDownLatch(1);
    Thread other =
        start(
            "other",
            () -> {
              await(parks);
              lock.lock();
            });
    room.willEnter(other);
    AtomicInteger looks = new AtomicInteger();
    lock.lock();
    try {
      Sighting sighting =
          room.lookRound(
              thread -> {
                if (looks.incrementAndGet() == 3) {
                  parks.countDown();
                }
                return true;
              },
              () -> {});
      assertThat(sighting.waitingFor())
          .containsExactly(new Edge("other", Thread.currentThread().getName()));
    } finally {
      lock.unlock();
    }
  }

  /** Of whom the system names no holder, however long one looks. */
  @Test
  void aVirtualThreadIsSeenToQueueToo() throws Exception {
    assumeTrue(VirtualThreads.exist(), "needs a JVM 21 or newer");
    Counter counter = new Counter();
    try (ThreadCrew virtual = ThreadCrew.startVirtual(3)) {
      AddsToACounter task = new AddsToACounter(counter, Guard.lock(), new Room(3), 1);
      List<CompletableFuture<Sighting>> sightings =
          List.of(virtual.submit(0, task), virtual.submit(1, task), virtual.submit(2, task));
      List<Integer> queued = new ArrayList<>();
      for (CompletableFuture<Sighting> each : sightings) {
        queued.add(each.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).waitingFor().size());
      }
      assertThat(queued).containsExactlyInAnyOrder(0, 1, 2);
      assertThat(counter.value()).isEqualTo(3);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Thread start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
