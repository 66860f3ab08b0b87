package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.MessageQueue;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import io.github.threadsvsprocesses.process.Task;

/** Takes a letter from one queue, puts it into the other, and says what it passed on. */
public record PassesOn(ProcessQueue.Address from, ProcessQueue.Address to) implements Task<Letter> {
  @Override
  public Letter run() throws Exception {
    try (MessageQueue<Letter> incoming = from.connect(Letter.class);
        MessageQueue<Letter> outgoing = to.connect(Letter.class)) {
      Letter letter = incoming.take();
      outgoing.put(letter);
      return letter;
    }
  }
}
