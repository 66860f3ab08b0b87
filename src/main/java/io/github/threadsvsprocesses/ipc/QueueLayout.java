package io.github.threadsvsprocesses.ipc;

/**
 * Where everything lies in the shared memory of a queue. All words are {@code long}s in this
 * machine's byte order, zero at first.
 *
 * <p>The control memory holds the words; the items lie in segments, files {@code s1}, {@code s2},
 * ... that are chained by marks. Producers change the words of the put side while they hold its
 * lock, consumers those of the take side. A change shows by one store, of {@link #PUTS} or {@link
 * #TAKES}: it selects, by being odd or even, which of two places is the current one, and the other
 * is where the next change is prepared. So a holder that is killed leaves the state as it was, or
 * as it was to be, and its lock needs only be freed.
 */
final class QueueLayout {
  /** Two cache lines of 64 bytes, for processors fetch them in pairs. */
  private static final int APART = 128;

  /** How many items may wait. Constant, like all of this group but for the state. */
  static final int CAPACITY = 0;

  /** One of {@link #OPEN}, {@link #ENDED} and {@link #CLOSED}. */
  static final int STATE = 8;

  static final long OPEN = 0;
  static final long ENDED = 1;
  static final long CLOSED = 2;

  /** The slot that may put, plus 1, or 0: see {@link SlotLock}. */
  static final int PUT_LOCK = APART;

  /** Two places of {@link #TAIL_BYTES}, where the next item goes. */
  static final int TAIL = PUT_LOCK + Long.BYTES;

  /** In a place: the number of its segment; 0 before the first. */
  static final int SEGMENT = 0;

  /** In a place: the offset there. */
  static final int OFFSET = 8;

  /** In a place of the tail: the number for the next segment that is made. */
  static final int NEXT_SEGMENT = 16;

  static final int TAIL_BYTES = 24;

  /** How many items have been put. */
  static final int PUTS = PUT_LOCK + APART;

  /** The slot that may take, plus 1, or 0. */
  static final int TAKE_LOCK = PUTS + APART;

  /** Two places of {@link #HEAD_BYTES}, where the next item comes from. */
  static final int HEAD = TAKE_LOCK + Long.BYTES;

  static final int HEAD_BYTES = 16;

  /** How many items have been taken. */
  static final int TAKES = TAKE_LOCK + APART;

  /** How many of those are done with. */
  static final int DONE = TAKES + APART;

  /** Numbers of segments that consumers have emptied and producers may fill again, or 0. */
  static final int SPARES = DONE + APART;

  static final int MOST_SPARES = 4;

  /** For each {@link Awaited}: how often one went to sleep, and to how many of these a wake-up. */
  static final int SLEEPS = SPARES + APART;

  static final int SLEEPS_BYTES = 16;

  /** For each slot: what its holder sleeps for, or 0. */
  static final int SLOTS = SLEEPS + APART;

  /** How many operations can be under way at once, in all processes. */
  static final int MOST_SLOTS = 1_024;

  static final int CONTROL_BYTES = SLOTS + MOST_SLOTS * Long.BYTES;

  /** Of one segment: some hundred small items fill the time that changing it takes. */
  static final int SEGMENT_BYTES = 1 << 20;

  /** Before each item, at a multiple of eight: its length, or a mark; then four bytes more. */
  static final int ITEM_HEADER = 8;

  /** Longer ones lie in files of their own, which are never mapped: {@code i} and their number. */
  static final int LONGEST_INSIDE = 128 << 10;

  /** In place of a length: the item lies in a file; its length follows. */
  static final int IN_A_FILE = -1;

  /** In place of a length: this segment is full; after the header, the next one's number. */
  static final int GO_ON = -2;

  /** Kept free at a segment's end. */
  static final int GO_ON_BYTES = ITEM_HEADER + Long.BYTES;

  private QueueLayout() {}

  /** What one can sleep for. */
  enum Awaited {
    ITEM(0),
    ROOM(1),
    ALL_DONE(2);

    private final int place;

    Awaited(int place) {
      this.place = place;
    }

    /** Its place among the others, from 0. */
    int place() {
      return place;
    }

    /** How often one went to sleep for it. */
    int sleepsOffset() {
      return SLEEPS + place * SLEEPS_BYTES;
    }

    /** Up to which of these sleeps all have been woken. */
    int wokenOffset() {
      return sleepsOffset() + Long.BYTES;
    }

    /** In a slot, and in a message to the broker. */
    byte code() {
      return (byte) (place + 1);
    }

    static Awaited of(byte code) throws MalformedMessageException {
      for (Awaited each : values()) {
        if (each.code() == code) {
          return each;
        }
      }
      throw new MalformedMessageException("A queue was asked for it knows not what.");
    }
  }

  static int slotOffset(int slot) {
    return SLOTS + slot * Long.BYTES;
  }

  static int tailOffset(long puts) {
    return TAIL + (int) (puts & 1) * TAIL_BYTES;
  }

  static int headOffset(long takes) {
    return HEAD + (int) (takes & 1) * HEAD_BYTES;
  }

  /** What an item takes in a segment. */
  static int bytesInside(int length) {
    return ITEM_HEADER + ((length + 7) & ~7);
  }
}
