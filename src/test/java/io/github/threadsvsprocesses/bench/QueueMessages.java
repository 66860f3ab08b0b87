package io.github.threadsvsprocesses.bench;

import io.github.threadsvsprocesses.ipc.MessageQueue;
import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import io.github.threadsvsprocesses.process.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Small messages through our queue: child JVMs put them, its owner, this JVM, takes them. */
final class QueueMessages implements Contestant {
  private final ProcessQueue<String> queue = ProcessQueue.open(String.class);
  private final List<Worker> producers = new ArrayList<>();

  QueueMessages(int producers) throws Exception {
    for (int started = 0; started < producers; started++) {
      this.producers.add(Worker.start(end -> new Puts(end, queue.address())));
    }
  }

  record Puts(Pipe.End orders, ProcessQueue.Address queue) implements Task<Long> {
    @Override
    public Long run() throws Exception {
      try (MessageQueue<String> mine = queue.connect(String.class)) {
        return Worker.obey(
            orders,
            operations -> {
              for (int put = 0; put < operations; put++) {
                mine.put(Message.SMALL);
              }
            });
      }
    }
  }

  /**
   * Every producer puts its share.
   *
   * @throws IllegalArgumentException when the messages cannot be shared out evenly
   */
  @Override
  public void run(int messages) throws Exception {
    if (messages % producers.size() != 0) {
      throw new IllegalArgumentException(
          messages + " messages cannot be shared out among " + producers.size() + " evenly.");
    }
    for (Worker producer : producers) {
      producer.order(messages / producers.size());
    }
    for (int taken = 0; taken < messages; taken++) {
      queue.take();
    }
  }

  @Override
  public void close() throws IOException {
    try (queue) {
      for (Worker producer : producers) {
        producer.close();
      }
    }
  }
}
