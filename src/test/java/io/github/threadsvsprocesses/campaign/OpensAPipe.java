package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.process.Task;

/** Opens a pipe, has its other end brought to another child JVM, and exchanges parcels with it. */
record OpensAPipe(Pipe.End messenger, int sender, int peer, String ledger)
    implements Task<Exchange.Outcome> {
  @Override
  public Exchange.Outcome run() throws Exception {
    try (Pipe pipe = Pipe.open()) {
      try (Connection toStarter = messenger.connect()) {
        toStarter.send(pipe.there());
      }
      return new Exchange(pipe.here(), sender, peer, Ledger.open(ledger)).run();
    }
  }
}
