package io.github.threadsvsprocesses.ipc;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where items are taken, as one process does it. For the holder of {@link QueueControl#takeLock()}.
 */
final class QueueHead {
  private final QueueControl control;
  private final Segment words;
  private final QueueFiles files;
  private final SegmentCache segments;

  /** The last count of puts that was looked at; the true one is no less. */
  private volatile long seenPuts;

  QueueHead(QueueControl control, QueueFiles files) {
    this.control = control;
    this.files = files;
    words = control.memory();
    segments = new SegmentCache(files);
  }

  /** Whether an item waits; without the lock, a hint. */
  boolean hasItem() {
    long takes = words.getLongAcquire(QueueLayout.TAKES);
    if (takes >= seenPuts) {
      seenPuts = control.puts();
    }
    return takes < seenPuts;
  }

  /**
   * Takes an item, or null when none waits.
   *
   * @throws IOException when it could not be read; it is still there then
   */
  byte @Nullable [] remove() throws IOException {
    if (!hasItem()) {
      return null;
    }
    long takes = words.getLongAcquire(QueueLayout.TAKES);
    int place = QueueLayout.headOffset(takes);
    long before = words.getLong(place + QueueLayout.SEGMENT);
    long number = before;
    int offset = (int) words.getLong(place + QueueLayout.OFFSET);
    Segment segment = segments.get(number);
    int length = segment.getInt(offset);
    if (length == QueueLayout.GO_ON) {
      number = segment.getLong(offset + QueueLayout.ITEM_HEADER);
      offset = 0;
      segment = segments.get(number);
      length = segment.getInt(offset);
    }
    byte[] item;
    int bytes;
    if (length == QueueLayout.IN_A_FILE) {
      item = files.readItem(takes, segment.getInt(offset + Integer.BYTES));
      bytes = QueueLayout.bytesInside(0);
    } else {
      item = new byte[length];
      segment.read(offset + QueueLayout.ITEM_HEADER, item, 0, length);
      bytes = QueueLayout.bytesInside(length);
    }
    int after = QueueLayout.headOffset(takes + 1);
    words.putLong(after + QueueLayout.SEGMENT, number);
    words.putLong(after + QueueLayout.OFFSET, offset + bytes);
    words.putLongRelease(QueueLayout.TAKES, takes + 1);
    if (length == QueueLayout.IN_A_FILE) {
      files.deleteItem(takes);
    }
    if (number != before) {
      giveBack(before);
    }
    return item;
  }

  /** For a producer to fill again; what is more than enough is deleted. */
  private void giveBack(long number) {
    for (int i = 0; i < QueueLayout.MOST_SPARES; i++) {
      if (words.compareAndSetLong(QueueLayout.SPARES + i * Long.BYTES, 0, number)) {
        return;
      }
    }
    files.discardSegment(number);
  }
}
