package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.process.Task;

/** Takes the end of a pipe of another child JVM, and exchanges parcels with it. */
record TakesAPipe(Pipe.End end, int sender, int peer, String ledger)
    implements Task<Exchange.Outcome> {
  @Override
  public Exchange.Outcome run() throws Exception {
    try (Connection connection = end.connect()) {
      return new Exchange(connection, sender, peer, Ledger.open(ledger)).run();
    }
  }
}
