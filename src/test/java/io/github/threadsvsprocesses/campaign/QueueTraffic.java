package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.ipc.ProcessQueue;
import io.github.threadsvsprocesses.process.Exit;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Producers and consumers in child JVMs on one queue; one that is killed has a successor. */
final class QueueTraffic implements AutoCloseable {
  /** Small, so that producers wait for room and kills meet a full queue too. */
  private static final int CAPACITY = 50;

  /** More than a consumer takes in its life. */
  private static final int ENTRIES = 4 << 20;

  private static final int LONGEST_PAUSE_NANOS = 500_000;

  private final Tally tally;
  private final Random chance;
  private final Scratch scratch = Scratch.make();
  private final ProcessQueue<Parcel> queue = ProcessQueue.open(Parcel.class, CAPACITY);
  private final QueueAccount account;
  private final List<QueueWorker> workers = new ArrayList<>();
  private final Map<Integer, Long> begunByTheDead = new HashMap<>();
  private final Successors successors = new Successors();
  private int senders;
  private int ledgers;

  QueueTraffic(Tally tally, Random chance) throws IOException {
    this.tally = tally;
    this.chance = chance;
    account = new QueueAccount(tally);
  }

  List<QueueWorker> workers() {
    return List.copyOf(workers);
  }

  /** Starts a worker. */
  void start(boolean produces) throws IOException {
    ForkedJvm jvm = successors.take();
    Ledger ledger = Ledger.create(scratch.file("ledger" + ledgers++), produces ? 0 : ENTRIES);
    if (produces) {
      int sender = senders++;
      workers.add(
          QueueWorker.producer(
              jvm, ledger, new PutsParcels(queue.address(), sender, ledger.path()), sender));
    } else {
      workers.add(
          QueueWorker.consumer(
              jvm,
              ledger,
              new TakesParcels(
                  queue.address(), ledger.path(), chance.nextLong(), LONGEST_PAUSE_NANOS)));
    }
  }

  /** Kills one, sees that whoever waits for it is told, and takes it to the account. */
  void kill(QueueWorker victim, Death death) throws Exception {
    workers.remove(victim);
    try {
      Exit exit = victim.dies(death, chance);
      tally.injected(death + " of a " + (victim.produces() ? "producer" : "consumer"));
      if (!exit.equals(death.exit())) {
        tally.fails("%s died of %s, but %s was told".formatted(victim, death, exit));
      }
      if (!victim.wasReported()) {
        tally.fails("Nobody was told of the death of " + victim + Failures.dumps(jvms()));
      }
    } finally {
      victim.jvm().close();
    }
    if (victim.produces()) {
      account.putBy(victim.sender(), victim.ledger(), true);
      begunByTheDead.put(victim.sender(), victim.ledger().begun());
    } else {
      account.takenBy(victim.ledger(), true, begun());
    }
  }

  private Map<Integer, Long> begun() {
    Map<Integer, Long> begun = new HashMap<>(begunByTheDead);
    workers.stream()
        .filter(QueueWorker::produces)
        .forEach(producer -> begun.put(producer.sender(), producer.ledger().begun()));
    return begun;
  }

  /** Whether each worker gets something done from now on; those that do not are failures. */
  boolean goesOn() {
    List<QueueWorker> waiting = workers();
    Map<QueueWorker, Long> before =
        waiting.stream().collect(Collectors.toMap(each -> each, each -> each.ledger().done()));
    List<QueueWorker> stuck = new ArrayList<>(waiting);
    boolean all =
        Waiting.until(
            Waiting.DEADLINE,
            () -> {
              stuck.removeIf(each -> each.ledger().done() > before.getOrDefault(each, 0L));
              return stuck.isEmpty();
            });
    if (!all) {
      tally.fails("Nothing is done any more by " + stuck + Failures.dumps(jvms()));
    }
    return all;
  }

  private List<ForkedJvm> jvms() {
    return workers.stream().map(QueueWorker::jvm).toList();
  }

  /** The producers stop, the consumers take what is left, and the account is closed. */
  void finish() throws IOException, InterruptedException {
    List<QueueWorker> producers = workers.stream().filter(QueueWorker::produces).toList();
    producers.forEach(producer -> producer.ledger().stop());
    for (QueueWorker producer : producers) {
      ends(producer);
      account.putBy(producer.sender(), producer.ledger(), false);
      tally.counts("items put by producers that were not killed", producer.ledger().done());
    }
    queue.endOfStream();
    for (QueueWorker consumer : workers()) {
      if (!consumer.produces()) {
        ends(consumer);
        account.takenBy(consumer.ledger(), false, Map.of());
      }
    }
    account.close();
  }

  private void ends(QueueWorker worker) throws InterruptedException {
    try {
      worker.result().get(TimeoutFactor.times(Waiting.DEADLINE).toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      tally.fails(worker + " failed: " + Failures.inFull(failed));
    } catch (TimeoutException hangs) {
      tally.fails(worker + " does not end" + Failures.dumps(jvms()));
    }
  }

  @Override
  public void close() throws IOException {
    jvms().forEach(ForkedJvm::close);
    successors.close();
    queue.close();
    scratch.close();
  }
}
