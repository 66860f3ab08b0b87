package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.ipc.Connection;
import java.io.EOFException;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * Both directions of a connection at once: a thread sends parcels, this one receives them, until
 * the other end is gone.
 */
final class Exchange {
  /**
   * What the survivor says of it.
   *
   * @param received parcels, which were intact and in order
   * @param receivingEnded how
   * @param sendingEnded how
   */
  record Outcome(long received, String receivingEnded, String sendingEnded) {
    static final String END_OF_STREAM = "end of stream";
    static final String TOLD_TO_STOP = "told to stop";
  }

  /** Often enough to leave the CPU to others, seldom enough for the other end to be behind. */
  private static final int PAUSE_ONE_IN = 50;

  private static final int LONGEST_PAUSE_NANOS = 20_000_000;

  private final Connection connection;
  private final int sender;
  private final int peer;
  private final Ledger sent;

  Exchange(Connection connection, int sender, int peer, Ledger sent) {
    this.connection = connection;
    this.sender = sender;
    this.peer = peer;
    this.sent = sent;
  }

  /** Ends with the other end, or when the ledger says to stop. */
  Outcome run() throws InterruptedException {
    CompletableFuture<String> sending =
        CompletableFuture.supplyAsync(this::sendAll, Exchange::onAThread);
    int received = 0;
    String ended;
    try {
      while (true) {
        Parcel parcel = connection.receive(Parcel.class);
        if (parcel.sender() != peer || parcel.number() != received || !parcel.isIntact()) {
          ended =
              "number %d of %d came as number %d"
                  .formatted(parcel.number(), parcel.sender(), received);
          break;
        }
        received++;
      }
    } catch (EOFException end) {
      ended = Outcome.END_OF_STREAM;
    } catch (IOException other) {
      ended = sent.isStopped() ? Outcome.TOLD_TO_STOP : other.toString();
    }
    return new Outcome(received, ended, sending.join());
  }

  private static void onAThread(Runnable work) {
    new Thread(work, "sender").start();
  }

  private String sendAll() {
    try {
      Random chance = new Random(sender);
      for (int number = 0; !sent.isStopped(); number++) {
        Parcel parcel = Parcel.of(sender, number);
        sent.begins(number + 1);
        connection.send(parcel);
        sent.hasDone(number + 1);
        if (chance.nextInt(PAUSE_ONE_IN) == 0) {
          Waiting.pass(chance.nextInt(LONGEST_PAUSE_NANOS));
        }
      }
      connection.close();
      return Outcome.TOLD_TO_STOP;
    } catch (EOFException end) {
      return Outcome.END_OF_STREAM;
    } catch (IOException | InterruptedException other) {
      return other.toString();
    }
  }
}
