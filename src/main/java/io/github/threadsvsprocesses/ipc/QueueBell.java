package io.github.threadsvsprocesses.ipc;

import io.github.threadsvsprocesses.ipc.QueueLayout.Awaited;
import java.io.EOFException;
import java.io.IOException;

/** How one slot of a queue is woken, and has others woken, by the queue's broker. */
interface QueueBell extends AutoCloseable {
  /**
   * Has all woken that sleep for this, by a broker that may be stopped: never waits for it. Takes
   * no notice of an interrupt: what was put is put.
   *
   * @return false when the broker cannot be told: it has ended, or is stopped with much unread; it
   *     wakes everybody when this is closed
   */
  boolean ring(Awaited what);

  /**
   * Sleeps until woken, perhaps by a wake-up that is late from an earlier sleep.
   *
   * @return false when the time is over
   * @throws EOFException when the queue's owner is gone
   */
  boolean await(Deadline deadline) throws IOException, InterruptedException;

  /** Ends the sleep of this side's, now and from now on; the slot stays. */
  void wakeWhoAwaits();

  /** Gives the slot back; nobody sleeps. */
  @Override
  void close();
}
