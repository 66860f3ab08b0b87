package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.MessageQueue;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import io.github.threadsvsprocesses.process.Task;

/**
 * Puts numbered messages into a queue and says how many.
 *
 * @param loses true when its queue drops one message in {@value QueueThatLoses#ONE_IN}
 */
public record PutsNumbered(ProcessQueue.Address queue, int producer, int messages, boolean loses)
    implements Task<Integer> {
  @Override
  public Integer run() throws Exception {
    try (MessageQueue<Numbered> sound = queue.connect(Numbered.class)) {
      MessageQueue<Numbered> mine = loses ? new QueueThatLoses<>(sound) : sound;
      for (int number = 0; number < messages; number++) {
        mine.put(new Numbered(producer, number));
      }
    }
    return messages;
  }
}
