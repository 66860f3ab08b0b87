package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.footprint.Ledger;
import io.github.threadsvsprocesses.process.Task;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Starts a PostgreSQL below this process, its binaries unpacked and its data kept in one directory,
 * and puts the {@link PriceList} into a table. It listens on the loopback interface alone, at a
 * free port, and lets in who knows the password that was made for it.
 *
 * <p>As it makes itself a daemon, it is no descendant of this process. So it is written down in
 * this process's ledger, and is killed when this process ends without {@link StopsPostgreSql}.
 *
 * @param directory that is there, empty and private; removed by whoever made it
 */
public record StartsPostgreSql(String directory) implements Task<StartsPostgreSql.Outcome> {
  /** Ten times the usual; scaled. */
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private static final int PASSWORD_BYTES = 16;

  private static @Nullable EmbeddedPostgres running; // below this process

  /**
   * What came of it.
   *
   * @param database null when it cannot run on this machine
   * @param missing what it would need, in words; else empty
   */
  public record Outcome(@Nullable DatabaseAddress database, String missing) {}

  @Override
  public Outcome run() throws Exception {
    if (isRoot() && !LinuxUtils.isUnshareAvailable()) {
      return new Outcome(
          null, "a user other than root for PostgreSQL, or user namespaces (unshare -U)");
    }
    Path passwordFile = Path.of(directory, "password");
    byte[] password = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(password);
    Files.writeString(passwordFile, HexFormat.of().formatHex(password));
    try {
      DatabaseAddress address =
          new DatabaseAddress(start(passwordFile).getPort(), passwordFile.toString());
      fill(address);
      return new Outcome(address, "");
    } catch (NoBinaries nothingToStart) {
      return new Outcome(null, nothingToStart.what);
    }
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own it sees another user. */
  private static boolean isRoot() {
    return System.getProperty("os.name").startsWith("Linux")
        && "root".equals(System.getProperty("user.name"));
  }

  private EmbeddedPostgres start(Path passwordFile) throws IOException {
    Path data = Path.of(directory, "data");
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setPgBinaryResolver(StartsPostgreSql::binaries)
            .setOverrideWorkingDirectory(Path.of(directory, "program").toFile())
            .setDataDirectory(data)
            // Options of initdb, whatever the library calls them.
            .setLocaleConfig("auth-host", "scram-sha-256")
            .setLocaleConfig("pwfile", passwordFile.toString())
            .setLocaleConfig("locale", "C")
            .setConnectConfig("password", Files.readString(passwordFile))
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            // Where it is removed with the directory, also after a kill.
            .setServerConfig("dynamic_shared_memory_type", "mmap")
            .setServerConfig("autovacuum", "off")
            .setPGStartupWait(TimeoutFactor.times(DEADLINE))
            .start();
    synchronized (StartsPostgreSql.class) {
      running = server;
    }
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    ProcessHandle.of(pid)
        .ifPresent(process -> Ledger.enter(Ledger.mark(new HashMap<>()), process));
    return server;
  }

  private static InputStream binaries(String system, String machine) throws IOException {
    try {
      return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
    } catch (IllegalStateException none) {
      throw new NoBinaries(system, machine, none);
    }
  }

  private static void fill(DatabaseAddress address) throws Exception {
    try (Connection connection = PriceQuery.connect(address);
        Statement statement = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into prices select * from unnest(?::int[], ?::int[])")) {
      statement.execute("create table prices (item int primary key, cents int not null)");
      Object[] items = IntStream.range(0, PriceList.ITEMS).boxed().toArray();
      Object[] cents = IntStream.range(0, PriceList.ITEMS).map(PriceList::cents).boxed().toArray();
      insert.setArray(1, connection.createArrayOf("int", items));
      insert.setArray(2, connection.createArrayOf("int", cents));
      insert.execute();
      statement.execute("analyze prices");
    }
  }

  /** Returns when it has ended and its data is deleted; does nothing when none runs. */
  static synchronized void stop() throws IOException {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  /** There are none for this system. */
  private static final class NoBinaries extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final String what;

    NoBinaries(String system, String machine, Throwable cause) {
      super(cause);
      what = "binaries of PostgreSQL for " + system + " on " + machine;
    }
  }
}
