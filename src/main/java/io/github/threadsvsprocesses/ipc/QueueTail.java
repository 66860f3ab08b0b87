package io.github.threadsvsprocesses.ipc;

import java.io.IOException;

/**
 * Where items are put, as one process does it. For the holder of {@link QueueControl#putLock()}.
 */
final class QueueTail {
  private final QueueControl control;
  private final Segment words;
  private final QueueFiles files;
  private final SegmentCache segments;

  /** The last count of takes that was looked at; the true one is no less. */
  private volatile long seenTakes;

  QueueTail(QueueControl control, QueueFiles files) {
    this.control = control;
    this.files = files;
    words = control.memory();
    segments = new SegmentCache(files);
  }

  /** Whether one more item may wait; without the lock, a hint. */
  boolean hasRoom() {
    long puts = words.getLongAcquire(QueueLayout.PUTS);
    if (puts - seenTakes >= control.capacity()) {
      seenTakes = control.takes();
    }
    return puts - seenTakes < control.capacity();
  }

  /**
   * Puts an item.
   *
   * @throws IOException when there is no room for it in the file systems; nothing has changed then
   */
  void append(byte[] item) throws IOException {
    long puts = words.getLongAcquire(QueueLayout.PUTS);
    if (item.length <= QueueLayout.LONGEST_INSIDE) {
      append(puts, item, true);
      return;
    }
    files.writeItem(puts, item);
    boolean appended = false;
    try {
      append(puts, item, false);
      appended = true;
    } finally {
      if (!appended) {
        files.deleteItem(puts);
      }
    }
  }

  private void append(long puts, byte[] item, boolean inside) throws IOException {
    int bytes = QueueLayout.bytesInside(inside ? item.length : 0);
    int place = QueueLayout.tailOffset(puts);
    long number = words.getLong(place + QueueLayout.SEGMENT);
    int offset = (int) words.getLong(place + QueueLayout.OFFSET);
    long next = words.getLong(place + QueueLayout.NEXT_SEGMENT);
    if (number == 0 || offset + bytes + QueueLayout.GO_ON_BYTES > QueueLayout.SEGMENT_BYTES) {
      number = goOn(number, offset, next);
      offset = 0;
      next = Math.max(next, number + 1);
    }
    Segment segment = segments.get(number);
    if (inside) {
      segment.putInt(offset, item.length);
      segment.write(offset + QueueLayout.ITEM_HEADER, item, 0, item.length);
    } else {
      segment.putInt(offset, QueueLayout.IN_A_FILE);
      segment.putInt(offset + Integer.BYTES, item.length);
    }
    int after = QueueLayout.tailOffset(puts + 1);
    words.putLong(after + QueueLayout.SEGMENT, number);
    words.putLong(after + QueueLayout.OFFSET, offset + bytes);
    words.putLong(after + QueueLayout.NEXT_SEGMENT, next);
    words.putLongRelease(QueueLayout.PUTS, puts + 1);
  }

  /**
   * Marks where a segment ends, which is seen once an item beyond it was put.
   *
   * @param next the number of the segment to be made when there is no spare one
   * @return the number of the segment after it
   */
  private long goOn(long number, int offset, long next) throws IOException {
    long another = spare();
    Segment full = number == 0 ? null : segments.get(number);
    if (another == 0) {
      another = next;
      segments.remember(another, files.createSegment(another));
    }
    if (full != null) {
      full.putInt(offset, QueueLayout.GO_ON);
      full.putLong(offset + QueueLayout.ITEM_HEADER, another);
    }
    return another;
  }

  /**
   * A segment to be filled again, or 0. One whose taker is killed, or has trouble, before its first
   * item is there is not used again, and goes with the queue.
   */
  private long spare() {
    for (int i = 0; i < QueueLayout.MOST_SPARES; i++) {
      int offset = QueueLayout.SPARES + i * Long.BYTES;
      long number = words.getLongVolatile(offset);
      if (number != 0 && words.compareAndSetLong(offset, number, 0)) {
        return number;
      }
    }
    return 0;
  }
}
