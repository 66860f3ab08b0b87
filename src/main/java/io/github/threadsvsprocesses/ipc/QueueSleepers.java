package io.github.threadsvsprocesses.ipc;

import io.github.threadsvsprocesses.ipc.QueueLayout.Awaited;
import java.io.IOException;

/**
 * Who waits for a change of a queue, and who tells them.
 *
 * <p>A sleeper writes into its slot what it sleeps for, counts its sleep, looks once more, and
 * sleeps. Whoever changes something counts the change first and then looks whether all sleeps were
 * woken; if not, the broker is asked to wake everybody who sleeps for it. It is asked once for each
 * sleep by each seat: one that is stopped before it asks leaves others to ask, and when one is
 * killed before it asks the broker wakes everybody.
 */
final class QueueSleepers {
  private final Segment words;

  QueueSleepers(Segment words) {
    this.words = words;
  }

  /**
   * Sleeps until woken.
   *
   * @return false when the time is over; otherwise the condition may hold
   * @throws IOException when the seat was closed
   */
  boolean sleep(Awaited what, Spin.Condition condition, QueueSeat seat, Deadline deadline)
      throws IOException, InterruptedException {
    int slot = QueueLayout.slotOffset(seat.slot());
    seat.enter();
    try {
      words.putLongVolatile(slot, what.code());
      words.getAndAddLong(what.sleepsOffset(), 1);
      return condition.holds() || seat.bell().await(deadline) || condition.holds();
    } catch (IOException broken) {
      seat.close(); // Lest it be used again.
      throw broken;
    } finally {
      words.putLongVolatile(slot, 0);
      seat.leave(); // Not before: then the slot may be another's.
    }
  }

  /** After a change, and a full fence. */
  void wake(Awaited what, QueueSeat seat) {
    long sleeps = words.getLongAcquire(what.sleepsOffset());
    if (sleeps != words.getLongAcquire(what.wokenOffset())
        && seat.isNews(what, sleeps)
        && !seat.bell().ring(what)) {
      seat.close();
    }
  }
}
