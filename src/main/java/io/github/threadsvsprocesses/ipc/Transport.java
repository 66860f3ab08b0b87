package io.github.threadsvsprocesses.ipc;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;

/**
 * Moves bytes between two JVMs, in order, and knows nothing of messages. Nothing here waits but
 * {@link #awaitBytes} and {@link #awaitRoom}. One thread reads and one writes at a time; any may
 * close.
 */
interface Transport {
  /**
   * Takes bytes that have arrived.
   *
   * @return how many, 0 when none is there now, -1 when none will come any more
   * @throws MalformedMessageException when the other side has broken the transport
   */
  int read(byte[] into, int from, int length) throws IOException;

  /**
   * Hands over bytes, of the header and then of the body, as far as there is room now, and moves
   * the positions of the two.
   *
   * @return how many
   * @throws EOFException when nobody is there to receive them
   */
  int write(ByteBuffer header, ByteBuffer body) throws IOException;

  /**
   * Waits until bytes, or their end, can be read.
   *
   * @return false when that is not so by the deadline
   */
  boolean awaitBytes(Deadline deadline) throws IOException, InterruptedException;

  /** Waits until there is likely to be room for bytes, or nobody to receive them. */
  void awaitRoom() throws IOException, InterruptedException;

  /**
   * From now on the selector is woken when bytes or their end may have come to where {@link
   * #awaitBytes} found none, and when this is closed.
   */
  void watchWith(Selector selector) throws IOException;

  void unwatch(Selector selector);

  /** To be called when one has read: what it found is not seen by who watches for bytes. */
  void wakeWatchers();

  /** Ends the waits of this side's reader, now and from now on; the other side is not told. */
  void stopWaitingForBytes();

  /** Ends both directions; whoever waits is woken. */
  void close();
}
