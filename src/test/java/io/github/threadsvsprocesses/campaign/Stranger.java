package io.github.threadsvsprocesses.campaign;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;

/** How somebody who does not know the secret tries to get in. */
enum Stranger {
  SAYS_NOTHING,
  HANGS_UP,
  HAS_A_WRONG_SECRET,
  ANNOUNCES_A_GREAT_LENGTH,
  SENDS_RANDOM_BYTES,
  SPEAKS_BYTE_BY_BYTE;

  private static final int PAUSE_NANOS = 20_000_000;
  private static final int LONGEST_NONSENSE = 300;

  /** As long as a right one. */
  private static final int SECRET = 32;

  /**
   * Tries it, and waits to be turned away.
   *
   * @return whether it was let in
   */
  boolean getsIn(String socket, Random chance) {
    if (this == HAS_A_WRONG_SECRET) {
      return getsInWith(socket, Long.toHexString(chance.nextLong()));
    }
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(Path.of(socket)))) {
      if (this == HANGS_UP) {
        return false;
      }
      say(channel, chance);
      return channel.read(ByteBuffer.allocate(1)) > 0;
    } catch (IOException turnedAway) {
      return false;
    }
  }

  /** Greets as a rightful guest does, with that secret; whoever is let in is welcomed. */
  static boolean getsInWith(String socket, String secret) {
    byte[] greeting = secret.getBytes(StandardCharsets.US_ASCII);
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(Path.of(socket)))) {
      channel.write(
          ByteBuffer.allocate(4 + greeting.length).putInt(greeting.length).put(greeting).flip());
      return channel.read(ByteBuffer.allocate(1)) > 0;
    } catch (IOException turnedAway) {
      return false;
    }
  }

  private void say(SocketChannel channel, Random chance) throws IOException {
    switch (this) {
      case ANNOUNCES_A_GREAT_LENGTH -> channel.write(ByteBuffer.allocate(4).putInt(1 << 30).flip());
      case SENDS_RANDOM_BYTES -> {
        byte[] nonsense = new byte[4 + chance.nextInt(LONGEST_NONSENSE)];
        chance.nextBytes(nonsense);
        channel.write(ByteBuffer.wrap(nonsense));
      }
      case SPEAKS_BYTE_BY_BYTE -> {
        byte[] wrong = ByteBuffer.allocate(4 + SECRET).putInt(SECRET).array();
        for (byte each : wrong) {
          channel.write(ByteBuffer.wrap(new byte[] {each}));
          Waiting.pass(chance.nextInt(PAUSE_NANOS));
        }
      }
      default -> {}
    }
  }
}
