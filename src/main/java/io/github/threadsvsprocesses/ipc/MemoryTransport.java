package io.github.threadsvsprocesses.ipc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Bytes through two rings in memory that both JVMs have mapped. The socket carries no message: a
 * byte on it wakes who sleeps on the other side, and its end tells that the other side is gone. A
 * side looks for a moment before it sleeps; while both are awake, no system call is made.
 */
final class MemoryTransport implements Transport {
  /** Of the segment: a ring each way. */
  static final int SIZE = 2 * ByteRing.SIZE;

  /** How long bytes may go into the ring of one that was killed before that is seen. */
  private static final long LOOK_FOR_THE_END_NANOS = 1_000_000;

  private static final int STALE_BYTES = 64;

  private final SocketChannel channel;
  private final ByteRing.Reader in;
  private final ByteRing.Writer out;
  private final Sleeper forBytes;
  private final Sleeper forRoom;
  private final Patience patienceForBytes = new Patience();
  private final Patience patienceForRoom = new Patience();
  private final ByteBuffer wakeByte = ByteBuffer.allocateDirect(1);
  private final ByteBuffer stale = ByteBuffer.allocateDirect(STALE_BYTES);
  private final Spin.Condition bytesOrEnd;
  private final Spin.Condition roomOrEnd;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean ended;
  private long lastLook = System.nanoTime();

  /**
   * Over a socket that does not block.
   *
   * @param first true on one side, false on the other
   */
  MemoryTransport(SocketChannel channel, Segment memory, boolean first) {
    this.channel = channel;
    in = new ByteRing.Reader(memory, first ? 0 : ByteRing.SIZE);
    out = new ByteRing.Writer(memory, first ? ByteRing.SIZE : 0);
    forBytes = new Sleeper(channel, SelectionKey.OP_READ);
    forRoom = new Sleeper(channel, SelectionKey.OP_READ);
    bytesOrEnd = () -> in.hasBytes() || ended;
    roomOrEnd = () -> out.hasRoom() || ended;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    boolean noMore = ended; // Before the look into the ring: what came before the end counts.
    int count = in.read(into, from, length);
    if (in.writerIsToBeWoken()) {
      wakeOtherSide();
    }
    return count == 0 && noMore ? -1 : count;
  }

  @Override
  public int write(ByteBuffer header, ByteBuffer body) throws IOException {
    if (System.nanoTime() - lastLook > LOOK_FOR_THE_END_NANOS) {
      listen();
      lastLook = System.nanoTime();
    }
    if (ended || out.readerIsGone()) {
      throw SocketTransport.nobodyReceives();
    }
    int count = out.write(header, body);
    if (out.readerIsToBeWoken()) {
      wakeOtherSide();
    }
    return count;
  }

  @Override
  public boolean awaitBytes(Deadline deadline) throws IOException, InterruptedException {
    if (deadline.isOver()) {
      in.aboutToSleep(); // For who watches.
      listen();
      return bytesOrEnd.holds();
    }
    if (patienceForBytes.lookFor(bytesOrEnd, deadline)) {
      return true;
    }
    forBytes.lieDown();
    try {
      in.aboutToSleep();
      while (!bytesOrEnd.holds()) {
        if (deadline.isOver()) {
          return false;
        }
        forBytes.sleep(deadline, "waiting for a message");
        listen();
        in.aboutToSleep();
      }
      return true;
    } finally {
      forBytes.getUp();
    }
  }

  @Override
  public void awaitRoom() throws IOException, InterruptedException {
    if (patienceForRoom.lookFor(roomOrEnd, Deadline.NEVER)) {
      return;
    }
    forRoom.lieDown();
    try {
      out.aboutToSleep();
      while (!roomOrEnd.holds()) {
        forRoom.sleep(Deadline.NEVER, "sending a message");
        listen();
        out.aboutToSleep();
      }
    } finally {
      forRoom.getUp();
    }
  }

  /** Takes note of the end, and tells those of this side who sleep when they were to be woken. */
  private synchronized void listen() {
    int count;
    try {
      count = channel.read(stale.clear());
    } catch (IOException reset) {
      count = -1;
    }
    ended |= count < 0;
    if (count != 0) {
      forBytes.wake();
      forRoom.wake();
    }
  }

  /** Where the socket takes no byte, many are under way. */
  private void wakeOtherSide() {
    synchronized (wakeByte) {
      try {
        channel.write(wakeByte.clear());
      } catch (IOException gone) {
        // The end of the socket tells whoever reads or writes next.
      }
    }
  }

  @Override
  public void watchWith(Selector selector) throws IOException {
    forBytes.watchWith(selector);
  }

  @Override
  public void unwatch(Selector selector) {
    forBytes.unwatch(selector);
  }

  @Override
  public void wakeWatchers() {
    forBytes.wakeWatchers();
  }

  @Override
  public void stopWaitingForBytes() {
    forBytes.close();
  }

  @Override
  public void close() {
    ended = true;
    in.leave();
    forBytes.close();
    forRoom.close();
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // Nothing is left to release.
    }
    if (closed.compareAndSet(false, true)) {
      RingMemory.closed();
    }
  }
}
