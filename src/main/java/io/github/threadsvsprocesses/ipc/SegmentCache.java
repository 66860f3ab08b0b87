package io.github.threadsvsprocesses.ipc;

import java.io.IOException;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The segments that one side of a queue used last, in one process. A number that was published
 * belongs to one file for ever, so what is here is never another's. For the holder of the side's
 * lock.
 */
final class SegmentCache {
  /** The spare ones, that which is filled, that which is emptied, and some between. */
  private static final int MOST = 2 * QueueLayout.MOST_SPARES;

  private static final class Recent extends LinkedHashMap<Long, Segment> {
    @Serial private static final long serialVersionUID = 1L;

    Recent() {
      super(2 * MOST, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, Segment> eldest) {
      return size() > MOST;
    }
  }

  private final QueueFiles files;
  private final Recent recent = new Recent();
  private long lastNumber;
  private @Nullable Segment last;

  SegmentCache(QueueFiles files) {
    this.files = files;
  }

  Segment get(long number) throws IOException {
    Segment found = last;
    if (found == null || number != lastNumber) {
      found = recent.get(number);
      if (found == null) {
        found = files.attachSegment(number);
      }
      remember(number, found);
    }
    return found;
  }

  void remember(long number, Segment segment) {
    recent.put(number, segment);
    last = segment;
    lastNumber = number;
  }
}
