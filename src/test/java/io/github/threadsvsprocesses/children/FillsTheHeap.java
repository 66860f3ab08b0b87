package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.process.Task;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;

/**
 * Allocates until a large piece does not fit any more, then holds what it has until it may go on.
 *
 * <p>That piece's room is left to those who look on in the same process: connections, messages,
 * classes. Were the heap filled to the last byte, any thread might get the error.
 *
 * @param most mebibytes, at which it gives up: there is no limit then
 */
public record FillsTheHeap(int most, Meeting.Place meeting) implements Task<String> {
  /** Small against any heap and any collector's regions, so that it can be moved together. */
  private static final int CHUNK = 256 << 10;

  private static final int CHUNKS_PER_MEBIBYTE = (1 << 20) / CHUNK;

  /** What must not fit any more; less than {@link OneFillsTheHeap} asks for afterwards. */
  private static final int PIECE_MEBIBYTES = 16;

  @Override
  public String run() throws Exception {
    List<byte[]> held = new ArrayList<>(most * CHUNKS_PER_MEBIBYTE);
    String outcome = "no limit up to " + most + " MiB";
    AsksForMemory onePiece = new AsksForMemory(PIECE_MEBIBYTES);
    boolean fits = true;
    while (fits && held.size() < most * CHUNKS_PER_MEBIBYTE) {
      for (int chunk = 0; chunk < CHUNKS_PER_MEBIBYTE; chunk++) {
        held.add(new byte[CHUNK]);
      }
      fits = onePiece.run();
    }
    if (!fits) {
      outcome =
          "OutOfMemoryError: %d MiB held, %d more do not fit"
              .formatted(held.size() / CHUNKS_PER_MEBIBYTE, PIECE_MEBIBYTES);
    }
    try {
      meeting.comeAndWait(outcome);
    } finally {
      Reference.reachabilityFence(held);
    }
    return outcome;
  }
}
