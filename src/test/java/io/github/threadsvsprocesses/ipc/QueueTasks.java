package io.github.threadsvsprocesses.ipc;

import io.github.threadsvsprocesses.process.Task;
import java.util.ArrayList;
import java.util.List;

/** What producers and consumers do in child JVMs. */
final class QueueTasks {
  private QueueTasks() {}

  record Item(int producer, int number) {}

  record Produce(ProcessQueue.Address address, int producer, int count) implements Task<Integer> {
    @Override
    public Integer run() throws Exception {
      try (MessageQueue<Item> queue = address.connect(Item.class)) {
        for (int number = 0; number < count; number++) {
          queue.put(new Item(producer, number));
        }
        return count;
      }
    }
  }

  record Consume(ProcessQueue.Address address) implements Task<List<Item>> {
    @Override
    public List<Item> run() throws Exception {
      List<Item> taken = new ArrayList<>();
      try (MessageQueue<Item> queue = address.connect(Item.class)) {
        queue.forEachRemaining(taken::add);
      }
      return taken;
    }
  }

  /** Gets an item handed out and dies before it confirms. */
  record DieHoldingAnItem(ProcessQueue.Address address) implements Task<Integer> {
    @Override
    public Integer run() throws Exception {
      Connection connection = Reception.enter(address.socket(), address.secret());
      connection.sendBytes(QueueWire.message(QueueWire.TAKE, QueueWire.bytes(Long.MAX_VALUE)));
      connection.receiveBytes();
      Runtime.getRuntime().halt(9);
      return 0;
    }
  }
}
