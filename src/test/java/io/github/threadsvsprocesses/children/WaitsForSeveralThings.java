package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.process.Task;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * Waits, a part of the time each, until a timer has run out, until another thread signals a
 * condition, until another thread completes a future, and until a peer's reply comes through a
 * socket; lets go of the interpreter lock each time. Then it computes. Each of the four brings the
 * price of an item, and the answer is their sum.
 *
 * @param peer the port of {@link ServesPricesOverTcp}
 * @param firstItem of the four
 * @param waitMicros in all
 * @param units to compute, see {@link io.github.threadsvsprocesses.interpreter.Computation}
 */
public record WaitsForSeveralThings(int peer, int firstItem, int waitMicros, int units)
    implements Task<Reply> {
  /** How many things it waits for, and so of how many items its answer is the sum. */
  public static final int WAITS = 4;

  @Override
  public Reply run() throws Exception {
    int part = waitMicros / WAITS;
    PriceConnection connection = PriceConnection.to(peer);
    long cents =
        waiting(() -> afterATimer(firstItem, part))
            + waiting(() -> new Parcel().takeFrom(Courier.OF_THIS_PROCESS, firstItem + 1, part))
            + waiting(() -> ofAFuture(firstItem + 2, part))
            + waiting(() -> connection.cents(firstItem + 3, part));
    return Reply.computing(cents, units);
  }

  private static long waiting(Callable<Integer> wait) throws Exception {
    return Interpreter.current().releaseWhile(wait);
  }

  private static int afterATimer(int item, int micros) throws InterruptedException {
    Pause.micros(micros);
    return PriceList.cents(item);
  }

  private static int ofAFuture(int item, int micros) throws Exception {
    CompletableFuture<Integer> future = new CompletableFuture<>();
    Courier.OF_THIS_PROCESS.in(micros, () -> future.complete(PriceList.cents(item)));
    return future.get();
  }
}
