package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/**
 * A prepared query on a connection to the database of {@link StartsPostgreSql}. Used by one thread.
 */
final class PriceQuery implements AutoCloseable {
  /** A thousand times the usual; scaled. */
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private static final KeptOpen<DatabaseAddress, PriceQuery> OF_THREADS =
      new KeptOpen<>(PriceQuery::new);

  private static final String QUERY =
      "select known.items, known.cents, pg_sleep(?) from (select count(*) as items, sum(cents) as"
          + " cents from prices where item >= ? and item < ?) as known";

  private static final double MICROS_PER_SECOND = 1e6;

  private final Connection connection;
  private final PreparedStatement query;

  private PriceQuery(DatabaseAddress address) throws Exception {
    connection = connect(address);
    query = connection.prepareStatement(QUERY);
  }

  static Connection connect(DatabaseAddress address) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("user", DatabaseAddress.USER);
    properties.setProperty("password", Files.readString(Path.of(address.passwordFile())).strip());
    properties.setProperty("sslmode", "disable");
    properties.setProperty("gssEncMode", "disable");
    properties.setProperty(
        "socketTimeout", Long.toString(TimeoutFactor.times(DEADLINE).toSeconds()));
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + address.port() + "/postgres", properties);
  }

  /** The calling thread's, which stays open. */
  static PriceQuery at(DatabaseAddress address) throws Exception {
    return OF_THREADS.at(address);
  }

  /** Those of all threads of this process. */
  static void hangUp() throws IOException {
    OF_THREADS.closeAll();
  }

  /** Waits for what so many items cost together. */
  long cents(int firstItem, int items, int latencyMicros) throws SQLException {
    query.setDouble(1, latencyMicros / MICROS_PER_SECOND);
    query.setInt(2, firstItem);
    query.setInt(3, firstItem + items);
    try (ResultSet rows = query.executeQuery()) {
      if (!rows.next() || rows.getInt("items") != items) {
        throw new SQLException("the table does not hold " + items + " items from " + firstItem);
      }
      return rows.getLong("cents");
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close(); // And with it the statement.
  }
}
