package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.ipc.MessageQueue;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import io.github.threadsvsprocesses.process.Task;

/**
 * Puts parcels until its ledger says to stop: begins each before {@code put} is called, has done it
 * after that has returned. Returns how many.
 */
record PutsParcels(ProcessQueue.Address queue, int sender, String ledger) implements Task<Long> {
  @Override
  public Long run() throws Exception {
    Ledger book = Ledger.open(ledger);
    int number = 0;
    try (MessageQueue<Parcel> mine = queue.connect(Parcel.class)) {
      for (; !book.isStopped(); number++) {
        Parcel parcel = Parcel.of(sender, number);
        book.begins(number + 1);
        mine.put(parcel);
        book.hasDone(number + 1);
      }
    }
    return (long) number;
  }
}
