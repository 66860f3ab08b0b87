package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.MessageQueue;
import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Strangers storm the sockets of a queue and of a pipe, all at once, while those who know the
 * secret come in too.
 *
 * @param strangers at each of the two
 * @param patient whether some say nothing and wait to be dropped, which takes seconds
 */
record Strangers(int strangers, boolean patient) implements Scenario {
  /** So many at once. */
  private static final int CROWD = 250;

  Strangers(int strangers) {
    this(strangers, true);
  }

  @Override
  public String name() {
    return "strangers at the door";
  }

  @Override
  public void run(Tally tally, Random chance) throws Exception {
    tally.checks("no stranger gets in");
    tally.checks("whoever knows the secret gets in meanwhile, and messages go through");
    for (int come = 0; come < strangers; come += CROWD) {
      int crowd = Math.min(CROWD, strangers - come);
      stormAQueue(crowd, tally, chance);
      stormAPipe(crowd, tally, chance);
    }
  }

  private void stormAQueue(int crowd, Tally tally, Random chance) throws Exception {
    try (ProcessQueue<Parcel> queue = ProcessQueue.open(Parcel.class)) {
      List<Thread> storm = storm(queue.address().socket(), crowd, tally, chance);
      long now = System.nanoTime();
      try (MessageQueue<Parcel> rightful = queue.address().connect(Parcel.class)) {
        rightful.put(Parcel.of(0, 0));
        tally.recoveredIn(System.nanoTime() - now);
        mustBeThere(queue.poll(TimeoutFactor.times(Waiting.DEADLINE)), tally);
        mustEnd(storm, tally);
        rightful.put(Parcel.of(0, 0));
        mustBeThere(queue.poll(TimeoutFactor.times(Waiting.DEADLINE)), tally);
      }
    }
  }

  private void stormAPipe(int crowd, Tally tally, Random chance) throws Exception {
    try (Pipe pipe = Pipe.open()) {
      List<Thread> storm = storm(pipe.there().socket(), crowd, tally, chance);
      long now = System.nanoTime();
      try (Connection rightful = pipe.there().connect()) {
        rightful.send(Parcel.of(0, 0));
        tally.recoveredIn(System.nanoTime() - now);
        Connection here = pipe.here(TimeoutFactor.times(Waiting.DEADLINE));
        mustBeThere(here.receive(Parcel.class), tally);
        mustEnd(storm, tally);
        rightful.send(Parcel.of(0, 0));
        mustBeThere(here.receive(Parcel.class), tally);
      }
    }
  }

  private static void mustBeThere(@Nullable Parcel came, Tally tally) {
    if (came == null || !came.isIntact()) {
      tally.fails("Among strangers a message did not come: " + came);
    }
  }

  /** They all set off at the same time; returns when they do. */
  private List<Thread> storm(String socket, int crowd, Tally tally, Random chance)
      throws InterruptedException {
    List<Stranger> kinds =
        Stream.of(Stranger.values())
            .filter(each -> patient || each != Stranger.SAYS_NOTHING)
            .toList();
    CountDownLatch ready = new CountDownLatch(crowd);
    List<Thread> storm = new ArrayList<>();
    for (int i = 0; i < crowd; i++) {
      Stranger stranger = kinds.get(chance.nextInt(kinds.size()));
      Random own = new Random(chance.nextLong());
      Thread thread =
          new Thread(
              () -> {
                ready.countDown();
                try {
                  ready.await();
                  if (stranger.getsIn(socket, own)) {
                    tally.fails("One that " + stranger + " got in");
                  }
                } catch (InterruptedException never) {
                  Thread.currentThread().interrupt();
                }
              },
              "stranger " + stranger);
      thread.setDaemon(true);
      thread.start();
      storm.add(thread);
      tally.injected(stranger.toString());
    }
    ready.await();
    return storm;
  }

  /** Each is turned away, in the end also those that say nothing. */
  private static void mustEnd(List<Thread> storm, Tally tally) throws InterruptedException {
    for (Thread thread : storm) {
      thread.join(TimeoutFactor.times(Waiting.DEADLINE).toMillis());
      if (thread.isAlive()) {
        tally.fails(thread.getName() + " was not turned away" + Failures.dumps(List.of()));
        return;
      }
    }
  }
}
