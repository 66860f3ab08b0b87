package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.MessageQueue;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import io.github.threadsvsprocesses.process.Task;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Puts numbered messages into a queue, as many as it is granted; says how many.
 *
 * @param keeps how many it keeps to itself as if they were put: the oldest is put when there are
 *     more. With 0, it is an honest producer.
 */
public record PutsWhenGranted(ProcessQueue.Address queue, String witness, int worker, int keeps)
    implements Task<Integer> {
  @Override
  public Integer run() throws Exception {
    Witness seen = Witness.open(witness);
    Queue<Numbered> kept = new ArrayDeque<>();
    Lookout.post(seen, worker);
    try (MessageQueue<Numbered> mine = queue.connect(Numbered.class)) {
      return seen.seesTheWorkOf(
          worker,
          number -> {
            kept.add(new Numbered(worker, number));
            if (kept.size() > keeps) {
              mine.put(kept.remove());
            }
          });
    }
  }
}
