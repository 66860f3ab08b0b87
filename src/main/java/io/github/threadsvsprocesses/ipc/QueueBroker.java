package io.github.threadsvsprocesses.ipc;

import io.github.threadsvsprocesses.ipc.QueueLayout.Awaited;
import io.github.threadsvsprocesses.ipc.QueueWire.Folders;
import io.github.threadsvsprocesses.ipc.QueueWire.Wish;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * What a queue's owner does for its clients: lets them in, gives them slots, wakes sleepers, and
 * sets right what one that has gone has left. Each connection has a daemon thread; items never pass
 * through here.
 */
final class QueueBroker implements AutoCloseable {
  private static final long PAUSE_WITHOUT_MEMORY_NANOS = 10_000_000;

  private final QueueFiles files;
  private final QueueControl control;
  private final QueueLife life;
  private final Set<Connection> clients = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Runnable> wakeUps = new ConcurrentHashMap<>();
  private final BitSet slots = new BitSet(QueueLayout.MOST_SLOTS);
  private final Reception reception;

  QueueBroker(QueueFiles files, QueueControl control, QueueLife life) throws IOException {
    this.files = files;
    this.control = control;
    this.life = life;
    reception = Reception.open(() -> true, this::serve);
  }

  ProcessQueue.Address address() {
    return new ProcessQueue.Address(reception.socket(), reception.secret());
  }

  @SuppressWarnings("Interruption") // Nobody interrupts this thread; if so, its client is dropped.
  private void serve(Connection client) {
    clients.add(client);
    try (client) {
      if (life.isOver()) {
        return;
      }
      if (client.receive(Wish.class) == Wish.LIFELINE) {
        client.send(new Folders(files.folders().stream().map(Path::toString).toList()));
        client.receiveBytes();
      } else {
        serveSeat(client);
      }
    } catch (IOException | InterruptedException gone) {
      // The client has closed, has died or talks nonsense: only its own connection ends.
    } finally {
      clients.remove(client);
    }
  }

  private void serveSeat(Connection client) throws IOException, InterruptedException {
    int slot = admit(() -> RemoteBell.wake(client));
    if (slot == QueueWire.NO_SLOT) {
      client.send(slot);
      return;
    }
    try {
      client.send(slot);
      serveForever(client);
    } finally {
      dismiss(slot);
    }
  }

  /**
   * Until the client is gone. Not until this JVM is short of memory: the client lives and may hold
   * a lock, which must not be freed.
   */
  private void serveForever(Connection client) throws IOException, InterruptedException {
    boolean missedOne = false;
    while (true) {
      try {
        if (missedOne) {
          wakeEverybody();
          missedOne = false;
        }
        byte[] request = client.receiveBytes();
        wake(Awaited.of(request.length == 1 ? request[0] : 0));
      } catch (OutOfMemoryError scarce) {
        missedOne = true;
        LockSupport.parkNanos(PAUSE_WITHOUT_MEMORY_NANOS);
      }
    }
  }

  /** A slot, or {@link QueueWire#NO_SLOT}. */
  int admit(Runnable wakeUp) {
    synchronized (slots) {
      int slot = slots.nextClearBit(0);
      if (slot == QueueLayout.MOST_SLOTS) {
        return QueueWire.NO_SLOT;
      }
      slots.set(slot);
      wakeUps.put(slot, wakeUp);
      return slot;
    }
  }

  /** Takes back the slot of one who has gone, in good order or killed amidst something. */
  void dismiss(int slot) {
    wakeUps.remove(slot);
    control.memory().putLongVolatile(QueueLayout.slotOffset(slot), 0);
    removeHalfDone(slot);
    control.putLock().releaseIfHeldBy(slot);
    control.takeLock().releaseIfHeldBy(slot);
    wakeEverybody(); // It may have been about to.
    synchronized (slots) {
      slots.clear(slot);
    }
  }

  /** The file of an item whose put does not show, or whose take does. */
  private void removeHalfDone(int slot) {
    if (control.putLock().isHeldBy(slot)) {
      files.deleteItem(control.puts());
    }
    if (control.takeLock().isHeldBy(slot)) {
      files.deleteItem(control.takes() - 1);
    }
  }

  private void wakeEverybody() {
    for (Awaited what : Awaited.values()) {
      wake(what);
    }
  }

  /** Wakes everybody who sleeps for this. */
  void wake(Awaited what) {
    Segment words = control.memory();
    long sleeps = words.getLongVolatile(what.sleepsOffset());
    wakeUps.forEach(
        (slot, wakeUp) -> {
          if (words.compareAndSetLong(QueueLayout.slotOffset(slot), what.code(), 0)) {
            wakeUp.run();
          }
        });
    words.putLongVolatile(what.wokenOffset(), sleeps);
  }

  @Override
  public void close() {
    life.end();
    control.close();
    reception.close();
    wakeEverybody();
    clients.forEach(Connection::close);
    files.remove();
  }
}
