package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.process.ForkedJvm;
import java.util.concurrent.CountDownLatch;

/**
 * A program that starts a PostgreSQL below a child JVM of its own, as the claim does, says where it
 * is, and lives until it is killed.
 */
final class KeepsAPostgreSql {
  private KeepsAPostgreSql() {}

  /**
   * Takes the components of {@link StartsPostgreSql}; writes the port and the server's process, or
   * what is missing.
   */
  public static void main(String[] arguments) throws Exception {
    try (ForkedJvm keeper =
        ForkedJvm.configure().option("-Djava.io.tmpdir=" + arguments[0]).start()) {
      StartsPostgreSql.Outcome outcome =
          keeper.run(new StartsPostgreSql(arguments[0], arguments[1]));
      DatabaseAddress database = outcome.database();
      if (database == null) {
        System.out.println("missing: " + outcome.missing());
        return;
      }
      System.out.println(database.port() + " " + outcome.pid());
      System.out.flush();
      new CountDownLatch(1).await();
    }
  }
}
