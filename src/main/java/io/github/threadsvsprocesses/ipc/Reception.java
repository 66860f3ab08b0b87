package io.github.threadsvsprocesses.ipc;

import io.github.threadsvsprocesses.footprint.PrivateDirectory;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A socket that lets in who knows the secret.
 *
 * <p>Each comer has a thread and {@link #HANDSHAKE_DEADLINE} of its own, so one that is slow, wrong
 * or silent is dropped and keeps nobody else waiting.
 */
final class Reception implements AutoCloseable {
  static final Duration HANDSHAKE_DEADLINE = Duration.ofSeconds(3);

  /** Longer: that the owner is slow is no reason to give up. */
  private static final Duration ANSWER_DEADLINE = Duration.ofSeconds(30);

  private static final byte[] WELCOME = "welcome".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_GREETING = 128;
  private static final long PAUSE_AFTER_FAILED_ACCEPT_NANOS = 10_000_000;

  private final ServerSocketChannel door;
  private final Path socket;
  private final String secret = newSecret();
  private final BooleanSupplier room;
  private final Consumer<Connection> guests;

  private Reception(
      ServerSocketChannel door, Path socket, BooleanSupplier room, Consumer<Connection> guests) {
    this.door = door;
    this.socket = socket;
    this.room = room;
    this.guests = guests;
  }

  /**
   * Listens from now on.
   *
   * @param room is asked, once for each who knows the secret, whether it is still wanted
   * @param guests is handed each authenticated connection, on a thread of its own that may stay
   */
  static Reception open(BooleanSupplier room, Consumer<Connection> guests) throws IOException {
    Path socket = PrivateDirectory.newPath("s");
    ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      door.bind(UnixDomainSocketAddress.of(socket));
    } catch (IOException | RuntimeException refused) {
      door.close();
      throw refused;
    }
    Reception reception = new Reception(door, socket, room, guests);
    startDaemon("tvp-reception", reception::acceptAll);
    return reception;
  }

  private static String newSecret() {
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }

  static void startDaemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  String socket() {
    return socket.toString();
  }

  String secret() {
    return secret;
  }

  private void acceptAll() {
    while (door.isOpen()) {
      try {
        accept();
      } catch (IOException | OutOfMemoryError closedOrOutOfFilesOrThreads) {
        LockSupport.parkNanos(PAUSE_AFTER_FAILED_ACCEPT_NANOS);
      }
    }
  }

  private void accept() throws IOException {
    SocketChannel comer = door.accept();
    try {
      startDaemon("tvp-guest", () -> receive(comer));
    } catch (OutOfMemoryError noThread) {
      comer.close();
      throw noThread;
    }
  }

  @SuppressWarnings("Interruption") // Nobody interrupts this thread; if so, the guest is dropped.
  private void receive(SocketChannel comer) {
    try {
      Connection connection = Connection.over(comer);
      if (knowsTheSecret(connection) && room.getAsBoolean()) {
        welcome(connection);
        guests.accept(connection);
      } else {
        connection.close();
      }
    } catch (IOException unusable) {
      // It went away before it was let in.
    } catch (OutOfMemoryError scarce) {
      closeInSilence(comer);
    }
  }

  private static void closeInSilence(SocketChannel comer) {
    try {
      comer.close();
    } catch (IOException alreadyGone) {
      // Nothing is left to release.
    }
  }

  private boolean knowsTheSecret(Connection connection) {
    try {
      connection.refuseLongerThan(LONGEST_GREETING);
      if (!connection.poll(TimeoutFactor.times(HANDSHAKE_DEADLINE))
          || !MessageDigest.isEqual(
              connection.receiveBytes(), secret.getBytes(StandardCharsets.US_ASCII))) {
        return false;
      }
      connection.refuseLongerThan(Connection.LONGEST_MESSAGE);
      return true;
    } catch (IOException | InterruptedException dropped) {
      return false;
    }
  }

  private static void welcome(Connection guest) {
    try {
      guest.sendBytes(WELCOME);
    } catch (IOException | InterruptedException gone) {
      // Whoever gets the connection will find its end.
    }
  }

  /** The other side of the greeting. */
  static Connection enter(String socket, String secret) throws IOException, InterruptedException {
    Connection connection;
    try {
      connection = Connection.to(Path.of(socket));
    } catch (ClosedByInterruptException interrupted) {
      throw Interruption.of(interrupted, "connecting to " + socket);
    } catch (IOException nobody) {
      throw new IOException(
          "Nobody listens at "
              + socket
              + ": its owner has closed it, has ended, or its one end is already taken.",
          nobody);
    }
    try {
      connection.sendBytes(secret.getBytes(StandardCharsets.US_ASCII));
      if (connection.poll(TimeoutFactor.times(ANSWER_DEADLINE))) {
        if (!MessageDigest.isEqual(WELCOME, connection.receiveBytes())) {
          throw new MalformedMessageException(
              socket + " answers, but not as a pipe or queue of this kit does.");
        }
        return connection;
      }
      throw new IOException(
          socket + " did not answer within " + TimeoutFactor.times(ANSWER_DEADLINE) + ".");
    } catch (java.io.EOFException refused) {
      connection.close();
      throw new IOException(
          socket
              + " refused the connection: the secret is wrong, its one end is already taken, or its"
              + " owner has ended.",
          refused);
    } catch (IOException | InterruptedException | RuntimeException failed) {
      connection.close();
      throw failed;
    }
  }

  @Override
  public void close() {
    try {
      door.close();
      Files.deleteIfExists(socket);
    } catch (IOException alreadyGone) {
      // The directory goes with this JVM.
    }
  }
}
