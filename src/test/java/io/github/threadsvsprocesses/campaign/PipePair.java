package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Two child JVMs that send each other parcels, both ways at once. */
record PipePair(Side opener, Side taker) {
  /**
   * One of them.
   *
   * @param sent its ledger of what it sends
   */
  record Side(ForkedJvm jvm, Ledger sent, CompletableFuture<Exchange.Outcome> outcome) {
    @Override
    public String toString() {
      return "process %d, %d parcels begun, %d sent"
          .formatted(jvm.pid(), sent.begun(), sent.done());
    }
  }

  /**
   * Connects two that have no task.
   *
   * @param number of the pair: its parcels differ from those of others
   */
  static PipePair connect(int number, ForkedJvm opener, ForkedJvm taker, Scratch scratch)
      throws IOException, InterruptedException {
    Ledger openers = Ledger.create(scratch.file("opener" + number), 0);
    Ledger takers = Ledger.create(scratch.file("taker" + number), 0);
    int first = 2 * number;
    int second = first + 1;
    try (Pipe messenger = Pipe.open()) {
      var opening = opener.submit(new OpensAPipe(messenger.there(), first, second, openers.path()));
      Pipe.End end = messenger.here(TimeoutFactor.times(Waiting.DEADLINE)).receive(Pipe.End.class);
      var taking = taker.submit(new TakesAPipe(end, second, first, takers.path()));
      return new PipePair(new Side(opener, openers, opening), new Side(taker, takers, taking));
    }
  }

  Side side(boolean ofTheOpener) {
    return ofTheOpener ? opener : taker;
  }

  /** Whether parcels get through in both directions from now on. */
  boolean goesOn() {
    long fromOpener = opener.sent().done();
    long fromTaker = taker.sent().done();
    return Waiting.until(
        Waiting.DEADLINE,
        () -> opener.sent().done() > fromOpener && taker.sent().done() > fromTaker);
  }

  List<ForkedJvm> jvms() {
    return List.of(opener.jvm(), taker.jvm());
  }
}
