package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.children.FaultyQueue.Fault;
import io.github.threadsvsprocesses.ipc.MessageQueue;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import io.github.threadsvsprocesses.process.Task;

/**
 * Puts numbered messages into a queue and says how many.
 *
 * @param fault of the queue, as this producer uses it
 */
public record PutsNumbered(ProcessQueue.Address queue, int producer, int messages, Fault fault)
    implements Task<Integer> {
  @Override
  public Integer run() throws Exception {
    try (MessageQueue<Numbered> sound = queue.connect(Numbered.class);
        MessageQueue<Numbered> mine = new FaultyQueue<>(sound, fault)) {
      for (int number = 0; number < messages; number++) {
        mine.put(new Numbered(producer, number));
      }
    }
    return messages;
  }
}
