package io.github.threadsvsprocesses.ipc;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Bytes through a socket: quick to open, a system call or two for each message. */
final class SocketTransport implements Transport {
  /** Copied through buffers of our own: the JDK would keep one as long as the longest message. */
  private static final int CHUNK = 64 << 10;

  /** Enough for connections that carry wake-ups and addresses, of which there may be many. */
  private static final int FIRST_BYTES = 1 << 10;

  private final SocketChannel channel;
  private final Sleeper forBytes;
  private final Sleeper forRoom;
  private ByteBuffer arrived = ByteBuffer.allocateDirect(FIRST_BYTES).flip();
  private ByteBuffer leaving = ByteBuffer.allocateDirect(FIRST_BYTES);

  SocketTransport(SocketChannel channel) throws IOException {
    this.channel = channel;
    channel.configureBlocking(false);
    forBytes = new Sleeper(channel, SelectionKey.OP_READ);
    forRoom = new Sleeper(channel, SelectionKey.OP_WRITE);
  }

  /** The socket, for another use; this object is used up. */
  SocketChannel release() {
    forBytes.close();
    forRoom.close();
    return channel;
  }

  @Override
  public int read(byte[] into, int from, int length) {
    if (!arrived.hasRemaining()) {
      int count = receive();
      if (count <= 0) {
        return count;
      }
    }
    int count = Math.min(arrived.remaining(), length);
    arrived.get(into, from, count);
    return count;
  }

  private int receive() {
    if (arrived.limit() == arrived.capacity() && arrived.capacity() < CHUNK) {
      arrived = ByteBuffer.allocateDirect(CHUNK); // It was full: more comes at once.
    }
    arrived.clear();
    try {
      return channel.read(arrived);
    } catch (IOException reset) {
      // The system tells a peer that died with unread input from one that closed; nobody need.
      return -1;
    } finally {
      arrived.flip();
    }
  }

  @Override
  public int write(ByteBuffer header, ByteBuffer body) throws EOFException {
    int ofBody = Math.min(body.remaining(), CHUNK - header.remaining());
    if (leaving.capacity() < header.remaining() + ofBody) {
      leaving = ByteBuffer.allocateDirect(CHUNK);
    }
    leaving.clear();
    leaving.put(header.duplicate()).put(body.duplicate().limit(body.position() + ofBody)).flip();
    int count;
    try {
      count = channel.write(leaving);
    } catch (IOException broken) {
      throw (EOFException) nobodyReceives().initCause(broken);
    }
    int ofHeader = Math.min(count, header.remaining());
    header.position(header.position() + ofHeader);
    body.position(body.position() + count - ofHeader);
    return count;
  }

  static EOFException nobodyReceives() {
    return new EOFException("The other end was closed or its process has ended: nobody receives.");
  }

  @Override
  public boolean awaitBytes(Deadline deadline) throws IOException, InterruptedException {
    if (deadline.isOver()) {
      return false;
    }
    forBytes.sleep(deadline, "waiting for a message");
    return true;
  }

  @Override
  public void awaitRoom() throws IOException, InterruptedException {
    forRoom.sleep(Deadline.NEVER, "sending a message");
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
    forBytes.close();
    forRoom.close();
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // Nothing is left to release.
    }
  }
}
