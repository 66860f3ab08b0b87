package io.github.threadsvsprocesses.ipc;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the two ends of a pipe settle right after the greeting: the owner says which way messages go
 * and where the memory for them is, the taker whether it could map that. Where either cannot, the
 * messages go through the socket.
 *
 * @param taker what the end that travelled may do
 * @param memory the path of the segment with the rings, or empty
 */
record PipeTerms(Direction taker, String memory) {
  private static final Duration ANSWER_DEADLINE = Duration.ofSeconds(30);

  /** The owner's part; the result takes the given connection's place. */
  static Connection offer(Connection taker, Direction owner, boolean inMemory)
      throws IOException, InterruptedException {
    Segment rings = inMemory ? ringsOrNull() : null;
    if (rings == null) {
      taker.sendBytes(new PipeTerms(owner.opposite(), "").bytes());
      return taker.renewed(owner, null, true);
    }
    try {
      taker.sendBytes(new PipeTerms(owner.opposite(), rings.path().toString()).bytes());
      return taker.renewed(owner, receive(taker)[0] == 1 ? rings : null, true);
    } finally {
      rings.delete(); // Both have it mapped, or never will.
    }
  }

  private static @Nullable Segment ringsOrNull() {
    try {
      return RingMemory.create();
    } catch (IOException noRoom) {
      return null;
    }
  }

  /** The taker's part. */
  static Connection accept(Connection owner) throws IOException, InterruptedException {
    PipeTerms terms = of(receive(owner));
    if (terms.memory().isEmpty()) {
      return owner.renewed(terms.taker(), null, false);
    }
    Segment rings = null;
    try {
      rings = RingMemory.attach(Path.of(terms.memory()));
    } catch (IOException cannotMap) {
      // Then through the socket.
    }
    owner.sendBytes(new byte[] {(byte) (rings == null ? 0 : 1)});
    return owner.renewed(terms.taker(), rings, false);
  }

  private static byte[] receive(Connection other) throws IOException, InterruptedException {
    Duration deadline = TimeoutFactor.times(ANSWER_DEADLINE);
    if (!other.poll(deadline)) {
      throw new IOException("The other end of the pipe said nothing for " + deadline + ".");
    }
    byte[] message;
    try {
      message = other.receiveBytes();
    } catch (EOFException gone) {
      throw new IOException(
          "The pipe's other end was closed, or its process has ended, before this one was ready.",
          gone); // Not an end of the stream: there was none yet.
    }
    if (message.length == 0) {
      throw new MalformedMessageException("The other end does not speak as a pipe's end does.");
    }
    return message;
  }

  /** Two lines, not CBOR: a child JVM's start waits for this. */
  private byte[] bytes() {
    return String.join("\n", taker.name(), memory).getBytes(StandardCharsets.UTF_8);
  }

  private static PipeTerms of(byte[] bytes) throws MalformedMessageException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    for (Direction direction : Direction.values()) {
      if (end >= 0 && direction.name().equals(text.substring(0, end))) {
        return new PipeTerms(direction, text.substring(end + 1));
      }
    }
    throw new MalformedMessageException("The other end does not speak as a pipe's end does.");
  }
}
