package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.footprint.Ledger;
import io.github.threadsvsprocesses.footprint.PrivateDirectory;
import io.github.threadsvsprocesses.process.Task;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Starts a PostgreSQL below this process, its data in this process's private directory, and puts
 * the {@link PriceList} into a table. It listens on the loopback interface alone, at a free port,
 * and lets in who knows the password that was made for it.
 *
 * <p>As it makes itself a daemon, it is no descendant of this process. So it is written down in
 * this process's ledger, and is killed when this process ends without {@link StopsPostgreSql}.
 *
 * @param directory that is there, empty and private; for small files, removed by whoever made it
 * @param program a folder for the unpacked binaries, which stay there for the next
 */
public record StartsPostgreSql(String directory, String program)
    implements Task<StartsPostgreSql.Outcome> {
  /** Ten times the usual; scaled. */
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private static final int PASSWORD_BYTES = 16;

  /** Three times what a fresh database takes. */
  private static final long DATA_BYTES = 128L << 20;

  private static @Nullable EmbeddedPostgres running; // below this process

  /**
   * What came of it.
   *
   * @param database null when it cannot run on this machine
   * @param missing what it would need, in words; else empty
   * @param pid of the server; 0 when there is none
   */
  public record Outcome(@Nullable DatabaseAddress database, String missing, long pid) {}

  @Override
  public Outcome run() throws Exception {
    if (isRoot() && !LinuxUtils.isUnshareAvailable()) {
      return new Outcome(
          null, "a user other than root for PostgreSQL, or user namespaces (unshare -U)", 0);
    }
    Path passwordFile = Path.of(directory, "password");
    byte[] password = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(password);
    Files.writeString(passwordFile, HexFormat.of().formatHex(password));
    try {
      Path data = placeForData();
      int port = start(passwordFile, data).getPort();
      DatabaseAddress address = new DatabaseAddress(port, passwordFile.toString());
      long pid = writeDown(data);
      fill(address);
      return new Outcome(address, "", pid);
    } catch (PostgreSqlProgram.Missing binaries) {
      return new Outcome(null, binaries.what(), 0);
    }
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own it sees another user. */
  private static boolean isRoot() {
    return System.getProperty("os.name").startsWith("Linux")
        && "root".equals(System.getProperty("user.name"));
  }

  private EmbeddedPostgres start(Path passwordFile, Path data) throws IOException {
    EmbeddedPostgres.Builder configured =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setPort(freePort())
            // Options of initdb, whatever the library calls them.
            .setLocaleConfig("auth-host", "scram-sha-256")
            .setLocaleConfig("pwfile", passwordFile.toString())
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("wal-segsize", "1")
            .setConnectConfig("password", Files.readString(passwordFile))
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            // Where it is removed with the directory, also after a kill.
            .setServerConfig("dynamic_shared_memory_type", "mmap")
            .setServerConfig("autovacuum", "off")
            .setPGStartupWait(TimeoutFactor.times(DEADLINE));
    EmbeddedPostgres server = new PostgreSqlProgram(Path.of(program)).start(configured);
    synchronized (StartsPostgreSql.class) {
      running = server;
    }
    return server;
  }

  /** On loopback: the library would look for one on every address. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Returns the server's process, as it says itself. */
  private static long writeDown(Path data) throws IOException {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    ProcessHandle.of(pid).ifPresent(process -> Ledger.enter(Ledger.mark(new HashMap<>()), process));
    return pid;
  }

  /** In memory where that has room, for nothing here is about what a database keeps. */
  private static Path placeForData() throws IOException {
    List<Path> candidates = PrivateDirectory.newMemoryPaths("pg");
    for (Path candidate : candidates) {
      if (Files.getFileStore(Objects.requireNonNull(candidate.getParent())).getUsableSpace()
          >= DATA_BYTES) {
        return candidate;
      }
    }
    throw new IOException("no room for 128 MB of data at any of " + candidates);
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
}
