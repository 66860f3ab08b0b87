package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.process.Task;
import java.io.IOException;

/**
 * Asks the database of {@link StartsPostgreSql} what some items cost together, on a connection that
 * its thread keeps open, lets go of the interpreter lock while it waits, and computes.
 *
 * @param firstItem of those that are asked for
 * @param latencyMicros that the query sleeps in the database, as if that were in another room
 * @param units to compute, see {@link io.github.threadsvsprocesses.interpreter.Computation}
 */
public record AsksForPricesInSql(
    DatabaseAddress database, int firstItem, int latencyMicros, int units) implements Task<Reply> {
  /** How many items a query is about. */
  public static final int ITEMS = 100;

  @Override
  public Reply run() throws Exception {
    PriceQuery query = PriceQuery.at(database);
    long cents =
        Interpreter.current().releaseWhile(() -> query.cents(firstItem, ITEMS, latencyMicros));
    return Reply.computing(cents, units);
  }

  /** The connections of this process are closed; who asks again gets a new one. */
  public static void hangUp() throws IOException {
    PriceQuery.hangUp();
  }
}
