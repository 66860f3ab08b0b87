package io.github.threadsvsprocesses.ipc;

import static java.util.Objects.requireNonNull;

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

  /** What becomes of an item's bytes where it is taken. */
  interface Decoder<R> {
    R decode(byte[] item) throws MalformedMessageException;
  }

  /**
   * An item that was taken.
   *
   * @param refusal why its bytes are no value here; null when they are
   */
  record Taken<R>(@Nullable R value, @Nullable Exception refusal) {
    R get() throws IOException {
      if (refusal instanceof IOException malformed) {
        throw malformed;
      } else if (refusal instanceof RuntimeException refused) {
        throw refused;
      }
      return requireNonNull(value);
    }
  }

  /**
   * Takes an item, or null when none waits. It is decoded before it is taken: one whose consumer is
   * killed meanwhile is still there.
   *
   * @throws IOException when it could not be read; it is still there then
   */
  <R> @Nullable Taken<R> remove(Decoder<R> decoder) throws IOException {
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
    Taken<R> taken = decoded(item, decoder);
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
    return taken;
  }

  private static <R> Taken<R> decoded(byte[] item, Decoder<R> decoder) {
    try {
      return new Taken<>(decoder.decode(item), null);
    } catch (MalformedMessageException | RuntimeException refusal) {
      return new Taken<>(null, refusal);
    }
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
