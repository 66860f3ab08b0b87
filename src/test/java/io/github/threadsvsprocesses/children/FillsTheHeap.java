package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.process.Task;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;

/**
 * Allocates until there is no more memory, then holds what it has, save a little for those who look
 * on, until it may go on.
 *
 * @param most mebibytes, at which it gives up: there is no limit then
 */
public record FillsTheHeap(int most, Meeting.Place meeting) implements Task<String> {
  /** Small against any heap, so that little is left when one more does not fit. */
  private static final int CHUNK = 256 << 10;

  private static final int CHUNKS_PER_MEBIBYTE = (1 << 20) / CHUNK;

  /** For a look at the process meanwhile: connections, messages, classes. */
  private static final int SPARE_MEBIBYTES = 8;

  @Override
  public String run() throws Exception {
    List<byte[]> held = new ArrayList<>(most * CHUNKS_PER_MEBIBYTE);
    String outcome = "no limit up to " + most + " MiB";
    try {
      while (held.size() < most * CHUNKS_PER_MEBIBYTE) {
        held.add(new byte[CHUNK]);
      }
    } catch (OutOfMemoryError full) {
      int chunks = held.size();
      int kept = Math.max(0, chunks - SPARE_MEBIBYTES * CHUNKS_PER_MEBIBYTE);
      while (held.size() > kept) {
        held.remove(held.size() - 1); // Needs no memory itself; a sublist would.
      }
      outcome = "OutOfMemoryError after " + chunks / CHUNKS_PER_MEBIBYTE + " MiB";
    }
    try {
      meeting.comeAndWait(outcome);
    } finally {
      Reference.reachabilityFence(held);
    }
    return outcome;
  }
}
