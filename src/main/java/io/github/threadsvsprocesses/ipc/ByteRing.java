package io.github.threadsvsprocesses.ipc;

import java.nio.ByteBuffer;

/**
 * A stream of bytes from one JVM to another through memory that both have mapped, once round and
 * again: one thread writes, one reads. Neither waits here; who is about to sleep says so in the
 * ring, and the other then learns that it is to be woken.
 *
 * <p>Either side keeps its own position to itself and checks the other's: whatever the other side
 * writes into the ring, this one stays inside.
 */
final class ByteRing {
  /**
   * A power of two. A quarter of it made long messages slower by two thirds, four times it brought
   * nothing (1 MiB messages, two busy cores of a virtual machine).
   */
  static final int CAPACITY = 256 << 10;

  /** Farther apart than the two cache lines that a CPU fetches at once. */
  private static final int LINES = 128;

  /** How many bytes were ever written: a long, the writer's. */
  private static final int WRITTEN = 0;

  /** How many bytes were ever read: a long, the reader's. */
  private static final int READ = LINES;

  /** What the reader is doing: an int, one of the three below. */
  private static final int READER = 2 * LINES;

  /** What the writer is doing. */
  private static final int WRITER = 3 * LINES;

  private static final int BYTES = 4 * LINES;

  /** Of a ring in its segment. */
  static final int SIZE = BYTES + CAPACITY;

  private static final int AWAKE = 0;
  private static final int SLEEPS = 1;
  private static final int GONE = 2;

  /** Bytes that the reader tells of at once, so that a writer who is woken finds room for many. */
  private static final int TOLD_AT_ONCE = CAPACITY / 4;

  /** Bytes that the writer hands over at once, so that both sides copy a long message together. */
  private static final int WRITTEN_AT_ONCE = CAPACITY / 4;

  private ByteRing() {}

  /** The side that writes. */
  static final class Writer {
    private final Segment memory;
    private final int base;
    private long written;
    private long knownRead;

    Writer(Segment memory, int base) {
      this.memory = memory;
      this.base = base;
    }

    /** Writes what there is room for and moves the positions of the two. */
    int write(ByteBuffer header, ByteBuffer body) throws MalformedMessageException {
      int wanted = Math.min(header.remaining() + body.remaining(), WRITTEN_AT_ONCE);
      int room = room();
      if (room < wanted) {
        learnWhatWasRead();
        room = room();
      }
      int count = Math.min(room, wanted);
      if (count > 0) {
        int ofHeader = Math.min(header.remaining(), count);
        copy(header, ofHeader);
        copy(body, count - ofHeader);
        memory.putLongVolatile(base + WRITTEN, written);
      }
      return count;
    }

    private int room() {
      return (int) (CAPACITY - (written - knownRead));
    }

    private void copy(ByteBuffer source, int count) {
      byte[] bytes = source.array();
      int from = source.arrayOffset() + source.position();
      int place = (int) written & (CAPACITY - 1);
      int first = Math.min(count, CAPACITY - place);
      memory.write(base + BYTES + place, bytes, from, first);
      if (first < count) {
        memory.write(base + BYTES, bytes, from + first, count - first);
      }
      source.position(source.position() + count);
      written += count;
    }

    private void learnWhatWasRead() throws MalformedMessageException {
      long read = memory.getLongVolatile(base + READ);
      if (read < knownRead || read > written) {
        throw corrupt("read", read, knownRead, written);
      }
      knownRead = read;
    }

    boolean hasRoom() {
      return memory.getLongVolatile(base + READ) != written - CAPACITY;
    }

    /** Whether the reader slept when the last bytes were written; asked once, it is to be woken. */
    boolean readerIsToBeWoken() {
      return memory.getIntVolatile(base + READER) == SLEEPS
          && memory.compareAndSetInt(base + READER, SLEEPS, AWAKE);
    }

    boolean readerIsGone() {
      return memory.getIntVolatile(base + READER) == GONE;
    }

    /** To be followed by a look at {@link #hasRoom}. */
    void aboutToSleep() {
      memory.compareAndSetInt(base + WRITER, AWAKE, SLEEPS);
    }
  }

  /** The side that reads. */
  static final class Reader {
    private final Segment memory;
    private final int base;
    private long read;
    private long told;
    private long knownWritten;

    Reader(Segment memory, int base) {
      this.memory = memory;
      this.base = base;
    }

    /** Takes bytes that have come; 0 when there are none. */
    int read(byte[] into, int from, int length) throws MalformedMessageException {
      if (knownWritten == read) {
        learnWhatWasWritten();
      }
      int count = (int) Math.min(knownWritten - read, length);
      int place = (int) read & (CAPACITY - 1);
      int first = Math.min(count, CAPACITY - place);
      memory.read(base + BYTES + place, into, from, first);
      if (first < count) {
        memory.read(base + BYTES, into, from + first, count - first);
      }
      read += count;
      return count;
    }

    private void learnWhatWasWritten() throws MalformedMessageException {
      long written = memory.getLongVolatile(base + WRITTEN);
      if (written < read || written - read > CAPACITY) {
        throw corrupt("written", written, read, read + CAPACITY);
      }
      knownWritten = written;
    }

    boolean hasBytes() {
      return knownWritten != read || memory.getLongVolatile(base + WRITTEN) != read;
    }

    /** Whether the writer slept until there is room, and now there is: it is to be woken. */
    boolean writerIsToBeWoken() {
      if (read - told < TOLD_AT_ONCE) {
        return false;
      }
      told = read;
      memory.putLongVolatile(base + READ, read);
      return memory.getIntVolatile(base + WRITER) == SLEEPS
          && memory.compareAndSetInt(base + WRITER, SLEEPS, AWAKE);
    }

    /**
     * To be followed by a look at {@link #hasBytes}. It stays said when nobody sleeps any more: at
     * worst one wake too many follows, while taking it back might keep another thread asleep.
     */
    void aboutToSleep() {
      memory.compareAndSetInt(base + READER, AWAKE, SLEEPS);
    }

    /** Nobody reads any more. */
    void leave() {
      memory.putIntVolatile(base + READER, GONE);
    }
  }

  private static MalformedMessageException corrupt(String done, long is, long least, long most) {
    return new MalformedMessageException(
        "The other end claims to have %s %d bytes where %d to %d are possible: it is broken."
            .formatted(done, is, least, most));
  }
}
