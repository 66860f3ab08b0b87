package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.MessageQueue;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import io.github.threadsvsprocesses.process.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes messages from a queue until the end of its stream; says what came, in order. After its
 * first message it says so and waits for the word to go on, so that no consumer takes all.
 */
public record TakesNumbered(
    ProcessQueue.Address queue, ProcessQueue.Address begun, ProcessQueue.Address goOn)
    implements Task<List<Numbered>> {
  @Override
  public List<Numbered> run() throws Exception {
    List<Numbered> taken = new ArrayList<>();
    try (MessageQueue<Numbered> mine = queue.connect(Numbered.class);
        MessageQueue<Boolean> saysSo = begun.connect(Boolean.class);
        MessageQueue<Boolean> waits = goOn.connect(Boolean.class)) {
      taken.add(mine.take());
      saysSo.put(true);
      waits.take();
      mine.forEachRemaining(taken::add);
    }
    return taken;
  }
}
