package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.ipc.MessageQueue;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import io.github.threadsvsprocesses.process.Task;
import java.io.EOFException;
import java.util.Random;

/**
 * Takes parcels until the end of the stream: begins each before {@code take} is called, enters it
 * after that has returned, and then is busy for a while. Returns how many.
 *
 * @param longestPauseNanos how long it is busy at most: the longer, the more often a kill meets it
 *     outside of {@code take}, when nothing may be lost
 */
record TakesParcels(ProcessQueue.Address queue, String ledger, long seed, int longestPauseNanos)
    implements Task<Long> {
  @Override
  public Long run() throws Exception {
    Ledger book = Ledger.open(ledger);
    Random chance = new Random(seed);
    long taken = 0;
    try (MessageQueue<Parcel> mine = queue.connect(Parcel.class)) {
      while (true) {
        book.begins(taken + 1);
        Parcel parcel = mine.take();
        book.enter(taken, parcel.id());
        taken++;
        book.hasDone(taken);
        if (!parcel.isIntact()) {
          book.findsOneSpoilt();
        }
        Waiting.pass(chance.nextInt(longestPauseNanos));
      }
    } catch (EOFException end) {
      book.begins(taken); // A take that ended so took nothing.
      return taken;
    }
  }
}
