package io.github.threadsvsprocesses.ipc;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where a handle of a queue gets its seats from. */
interface SeatSource extends AutoCloseable {
  /**
   * One more.
   *
   * @return null at the deadline
   * @throws IOException when there is none, or the owner is gone
   */
  @Nullable QueueSeat open(Deadline deadline) throws IOException, InterruptedException;

  /** For a handle that is closed. */
  @Override
  void close();
}
