package io.github.threadsvsprocesses.claims.boundary;

import static io.github.threadsvsprocesses.claims.boundary.Traffic.AFTER;
import static io.github.threadsvsprocesses.claims.boundary.Traffic.BEFORE;
import static io.github.threadsvsprocesses.claims.boundary.Traffic.VICTIM;

import io.github.threadsvsprocesses.children.AppendsWhenGranted;
import io.github.threadsvsprocesses.children.Box;
import io.github.threadsvsprocesses.children.DropsWhenGranted;
import io.github.threadsvsprocesses.children.Numbered;
import io.github.threadsvsprocesses.children.PutsWhenGranted;
import io.github.threadsvsprocesses.children.SendsWhenGranted;
import io.github.threadsvsprocesses.children.TakesWhenGranted;
import io.github.threadsvsprocesses.children.Witness;
import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Manager;
import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.ipc.ProcessLock;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import io.github.threadsvsprocesses.ipc.SharedMemory;
import java.io.EOFException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What three workers do on each kind of wire, and where the victim is stuck. */
final class Wires {
  /** Room in a queue. */
  static final int CAPACITY = 20;

  private static final int NEVER = -1;

  private Wires() {}

  /**
   * Two put and one takes; the victim puts until there is no room.
   *
   * @param buffered how many messages the victim keeps to itself as if they were in the queue
   */
  static Traffic fullQueue(ProcessQueue<Numbered> queue, int buffered, Witness witness) {
    return new Traffic(
        "a queue" + (buffered == 0 ? "" : ", where worker 0 buffers " + buffered + " messages"),
        "a put while the queue is full",
        List.of(
            new PutsWhenGranted(queue.address(), witness.file(), VICTIM, buffered),
            new PutsWhenGranted(queue.address(), witness.file(), 1, 0),
            new TakesWhenGranted(queue.address(), witness.file(), 2)),
        List.of(VICTIM, 1),
        List.of(BEFORE, BEFORE, 2 * BEFORE - buffered),
        CAPACITY,
        List.of(0, AFTER, CAPACITY + AFTER),
        () -> takenAndLeft(queue, List.of(2), witness));
  }

  /**
   * Two take and one puts; the victim takes when there is nothing. That a take which has a message
   * in hand, and is not over, does not take it along is held by the tests of the queue.
   */
  static Traffic emptyQueue(ProcessQueue<Numbered> queue, Witness witness) {
    return new Traffic(
        "a queue",
        "a take while the queue is empty",
        List.of(
            new TakesWhenGranted(queue.address(), witness.file(), VICTIM),
            new TakesWhenGranted(queue.address(), witness.file(), 1),
            new PutsWhenGranted(queue.address(), witness.file(), 2, 0)),
        List.of(2),
        List.of(BEFORE, BEFORE, 2 * BEFORE),
        0,
        List.of(0, AFTER, AFTER),
        () -> takenAndLeft(queue, List.of(VICTIM, 1), witness));
  }

  private static List<Numbered> takenAndLeft(
      ProcessQueue<Numbered> queue, List<Integer> consumers, Witness witness) throws Exception {
    List<Numbered> arrived = new ArrayList<>();
    consumers.forEach(consumer -> arrived.addAll(witness.receivedBy(consumer)));
    queue.endOfStream();
    queue.forEachRemaining(arrived::add);
    return arrived;
  }

  /** Each sends through a pipe of its own, and this process receives when all have ended. */
  static Traffic pipes(Pipe victims, Pipe second, Pipe third, Witness witness) {
    return Traffic.ofSenders(
        "a pipe each to this process",
        "sending a message that the pipe cannot hold",
        List.of(
            new SendsWhenGranted(victims.there(), witness.file(), VICTIM, BEFORE),
            new SendsWhenGranted(second.there(), witness.file(), 1, NEVER),
            new SendsWhenGranted(third.there(), witness.file(), 2, NEVER)),
        () -> receivedUntilTheEnd(List.of(victims, second, third)));
  }

  /** Of each pipe all that comes; each must say in the end that its stream has ended. */
  private static List<Numbered> receivedUntilTheEnd(List<Pipe> pipes) throws Exception {
    List<Numbered> received = new ArrayList<>();
    for (Pipe pipe : pipes) {
      Connection here = pipe.here();
      boolean ended = false;
      while (!ended) {
        try {
          received.add(here.receive(Numbered.class));
        } catch (EOFException end) {
          ended = true;
        }
      }
    }
    return received;
  }

  /** Each calls an object that lives in this process. */
  static Traffic managersBox(Manager manager, Witness witness) {
    HeldUpBox box = new HeldUpBox(new Numbered(VICTIM, BEFORE), witness);
    Manager.Address<Box> address = manager.share(Box.class, box);
    return Traffic.ofSenders(
        "a manager's box",
        "a call that its owner is carrying out",
        List.of(
            new DropsWhenGranted(address, witness.file(), VICTIM),
            new DropsWhenGranted(address, witness.file(), 1),
            new DropsWhenGranted(address, witness.file(), 2)),
        box::messages);
  }

  /** Bytes of shared memory that {@link #list} needs. */
  static int listSize() {
    return AppendsWhenGranted.size(Traffic.WORKERS * (BEFORE + AFTER));
  }

  /**
   * Each appends to a list in shared memory.
   *
   * @param guard null for a word of the memory that names the holder
   */
  static Traffic list(SharedMemory memory, ProcessLock.@Nullable Address guard, Witness witness) {
    return Traffic.ofSenders(
        "a list in shared memory under "
            + (guard == null ? "a word that names the process which holds it" : "a ProcessLock"),
        "appending with the lock in its hands",
        List.of(
            new AppendsWhenGranted(memory.address(), guard, witness.file(), VICTIM, BEFORE),
            new AppendsWhenGranted(memory.address(), guard, witness.file(), 1, NEVER),
            new AppendsWhenGranted(memory.address(), guard, witness.file(), 2, NEVER)),
        () -> AppendsWhenGranted.messages(memory));
  }
}
