package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.process.Task;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;

/**
 * Allocates until little is left of the heap's limit, asks for more than that, then holds what it
 * has until it may go on.
 *
 * <p>What it leaves is for those who look on in the same process: connections, messages, classes.
 * Were the heap filled to the last byte, if only for a moment, any thread might get the error.
 *
 * @param most mebibytes, at which it stops: it meets no limit then
 * @param askedFor mebibytes, more than it leaves
 */
public record FillsTheHeap(int most, int askedFor, Meeting.Place meeting) implements Task<String> {
  /** Small against any heap and any collector's regions, so that it can be moved together. */
  private static final int CHUNK = 256 << 10;

  private static final int CHUNKS_PER_MEBIBYTE = (1 << 20) / CHUNK;

  private static final int LEFT_MEBIBYTES = 20;

  @Override
  public String run() throws Exception {
    List<byte[]> held = new ArrayList<>();
    for (int chunk = 0; chunk < CHUNKS_PER_MEBIBYTE * toHold(); chunk++) {
      held.add(new byte[CHUNK]);
    }
    String outcome =
        new AsksForMemory(askedFor).run()
            ? "no limit up to %d MiB".formatted(toHold())
            : "OutOfMemoryError: %d MiB held, %d more do not fit".formatted(toHold(), askedFor);
    try {
      meeting.comeAndWait(outcome);
    } finally {
      Reference.reachabilityFence(held);
    }
    return outcome;
  }

  /** In mebibytes. */
  private int toHold() {
    long limit = Runtime.getRuntime().maxMemory() >> 20;
    return Math.toIntExact(Math.min(most, limit - LEFT_MEBIBYTES));
  }
}
