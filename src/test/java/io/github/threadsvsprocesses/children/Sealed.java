package io.github.threadsvsprocesses.children;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A message that tells whether it is whole.
 *
 * @param seal the digest of all the rest
 */
public record Sealed(int producer, int number, String payload, String seal) {
  /** Bytes of one in shared memory, padded with spaces. */
  public static final int SIZE = 256;

  private static final int PAYLOAD = 64;

  /** The message of that number; no other has its payload. */
  public static Sealed message(int producer, int number) {
    byte[] random = Digests.bytes(producer << 16 | number, PAYLOAD / 2);
    String payload = HexFormat.of().formatHex(random);
    return new Sealed(producer, number, payload, seal(producer, number, payload));
  }

  private static String seal(int producer, int number, String payload) {
    return Digests.of(producer + " " + number + " " + payload);
  }

  /** Whether no part of it has changed since it was made. */
  public boolean isWhole() {
    return seal.equals(seal(producer, number, payload));
  }

  /** Its bytes, as many as any other's. */
  public byte[] toBytes() {
    String text = producer + " " + number + " " + payload + " " + seal + " ";
    return (text + " ".repeat(SIZE - text.length())).getBytes(StandardCharsets.US_ASCII);
  }

  /** From such bytes; when they are none, a message that is not whole. */
  public static Sealed of(byte[] bytes) {
    String[] parts = new String(bytes, StandardCharsets.US_ASCII).split(" ", -1);
    try {
      return new Sealed(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2], parts[3]);
    } catch (RuntimeException torn) {
      return new Sealed(-1, -1, "", "");
    }
  }

  /** One digest of many messages, whatever their order. */
  public static String digest(List<Sealed> messages) {
    return Digests.of(
        messages.stream().map(Sealed::toString).sorted().collect(Collectors.joining("\n")));
  }
}
