package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.MessageQueue;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import io.github.threadsvsprocesses.process.Task;

/** Takes messages from a queue, as many as it is granted, and writes down each; says how many. */
public record TakesWhenGranted(ProcessQueue.Address queue, String witness, int worker)
    implements Task<Integer> {
  @Override
  public Integer run() throws Exception {
    Witness seen = Witness.open(witness);
    Lookout.post(seen, worker);
    try (MessageQueue<Numbered> mine = queue.connect(Numbered.class)) {
      return seen.seesTheWorkOf(worker, number -> seen.received(worker, mine.take()));
    }
  }
}
