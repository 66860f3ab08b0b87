package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.process.Task;
import java.io.IOException;

/**
 * Asks {@link ServesPricesOverTcp} on a connection that its thread keeps open, lets go of the
 * interpreter lock while it waits, and computes.
 *
 * @param port of the server
 * @param item whose price is the answer
 * @param latencyMicros that the server lets it wait
 * @param units to compute, see {@link io.github.threadsvsprocesses.interpreter.Computation}
 */
public record AsksForAPriceOverTcp(int port, int item, int latencyMicros, int units)
    implements Task<Reply> {
  @Override
  public Reply run() throws Exception {
    PriceConnection connection = PriceConnection.to(port);
    int cents = Interpreter.current().releaseWhile(() -> connection.cents(item, latencyMicros));
    return Reply.computing(cents, units);
  }

  /** The connections of this process are closed; who asks again gets a new one. */
  public static void hangUp() throws IOException {
    PriceConnection.hangUp();
  }
}
