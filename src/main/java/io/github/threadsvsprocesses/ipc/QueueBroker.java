package io.github.threadsvsprocesses.ipc;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Serves a queue's items to other JVMs, each connection on a daemon thread of its own. */
final class QueueBroker implements AutoCloseable {
  private final ItemStore items;
  private final Set<Connection> clients = ConcurrentHashMap.newKeySet();
  private final Reception reception;
  private volatile boolean closed;

  QueueBroker(ItemStore items) throws IOException {
    this.items = items;
    reception = Reception.open(() -> true, this::serve);
  }

  ProcessQueue.Address address() {
    return new ProcessQueue.Address(reception.socket(), reception.secret());
  }

  @SuppressWarnings("Interruption") // Nobody interrupts this thread; if so, its client is dropped.
  private void serve(Connection client) {
    clients.add(client);
    try (client) {
      while (!closed) {
        answer(client, client.receiveBytes());
      }
    } catch (IOException | InterruptedException gone) {
      // The client has closed, has died or talks nonsense: only its own connection ends.
    } finally {
      clients.remove(client);
    }
  }

  private void answer(Connection client, byte[] request) throws IOException, InterruptedException {
    switch (QueueWire.kind(request)) {
      case QueueWire.PUT -> put(client, QueueWire.body(request));
      case QueueWire.TAKE -> handOut(client, Duration.ofNanos(QueueWire.number(request)));
      case QueueWire.SIZE ->
          client.sendBytes(QueueWire.message(QueueWire.DONE, QueueWire.bytes(items.size())));
      case QueueWire.END_OF_STREAM -> {
        items.endOfStream();
        client.sendBytes(QueueWire.message(QueueWire.DONE));
      }
      default -> throw new MalformedMessageException("A queue was asked for it knows not what.");
    }
  }

  private void put(Connection client, byte[] item) throws IOException, InterruptedException {
    byte answer = QueueWire.DONE;
    try {
      items.put(item);
    } catch (IllegalStateException ended) {
      answer = QueueWire.ENDED;
    }
    client.sendBytes(QueueWire.message(answer));
  }

  private void handOut(Connection client, Duration wait) throws IOException, InterruptedException {
    ItemStore.Item item;
    try {
      item = items.take(Deadline.after(wait));
    } catch (EOFException end) {
      client.sendBytes(QueueWire.message(QueueWire.ENDED));
      return;
    }
    if (item == null) {
      client.sendBytes(QueueWire.message(QueueWire.NOTHING));
      return;
    }
    boolean confirmed = false;
    try {
      client.sendBytes(QueueWire.message(QueueWire.ITEM, item.bytes()));
      confirmed = QueueWire.kind(client.receiveBytes()) == QueueWire.CONFIRM;
    } finally {
      if (confirmed) {
        items.confirm(item);
      } else {
        items.giveBack(item);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    reception.close();
    clients.forEach(Connection::close);
  }
}
