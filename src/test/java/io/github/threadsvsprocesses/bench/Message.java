package io.github.threadsvsprocesses.bench;

import java.nio.charset.StandardCharsets;

/** What benchmarks of small messages send, on both sides: sixteen letters. */
final class Message {
  /** The same text as in {@code peer.py}; as a value. */
  static final String SMALL = "sixteen letters.";

  private Message() {}

  /** The same as bytes. */
  static byte[] small() {
    return SMALL.getBytes(StandardCharsets.US_ASCII);
  }
}
