package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.Manager;
import io.github.threadsvsprocesses.ipc.RemoteObject;
import io.github.threadsvsprocesses.process.Task;

/** Drops numbered messages into a manager's box, as many as it is granted; says how many. */
public record DropsWhenGranted(Manager.Address<Box> box, String witness, int worker)
    implements Task<Integer> {
  @Override
  public Integer run() throws Exception {
    try (RemoteObject<Box> mine = box.connect(Box.class)) {
      return Witness.open(witness)
          .seesTheWorkOf(worker, number -> mine.get().drop(new Numbered(worker, number)));
    }
  }
}
