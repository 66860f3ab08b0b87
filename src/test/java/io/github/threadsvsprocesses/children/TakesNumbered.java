package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.MessageQueue;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import io.github.threadsvsprocesses.process.Task;
import java.util.ArrayList;
import java.util.List;

/** Takes messages from a queue until the end of its stream; says what came, in order. */
public record TakesNumbered(ProcessQueue.Address queue) implements Task<List<Numbered>> {
  @Override
  public List<Numbered> run() throws Exception {
    List<Numbered> taken = new ArrayList<>();
    try (MessageQueue<Numbered> mine = queue.connect(Numbered.class)) {
      mine.forEachRemaining(taken::add);
    }
    return taken;
  }
}
