package io.github.threadsvsprocesses.ipc;

import io.github.threadsvsprocesses.ipc.QueueLayout.Awaited;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The seats of the owner's own handle: its threads ask the broker and wake without a socket. */
final class LocalSeats implements SeatSource {
  private final QueueBroker broker;

  LocalSeats(QueueBroker broker) {
    this.broker = broker;
  }

  @Override
  public QueueSeat open(Deadline deadline) throws IOException {
    Semaphore wakeUps = new Semaphore(0);
    int slot = broker.admit(wakeUps::release);
    if (slot == QueueWire.NO_SLOT) {
      throw RemoteSeats.tooMany();
    }
    return new QueueSeat(slot, new LocalBell(slot, wakeUps));
  }

  @Override
  public void close() {
    // The broker is the owner's to close.
  }

  private final class LocalBell implements QueueBell {
    private final int slot;
    private final Semaphore wakeUps;

    LocalBell(int slot, Semaphore wakeUps) {
      this.slot = slot;
      this.wakeUps = wakeUps;
    }

    @Override
    public boolean ring(Awaited what) {
      broker.wake(what);
      return true;
    }

    @Override
    public boolean await(Deadline deadline) throws InterruptedException {
      return wakeUps.tryAcquire(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void wakeWhoAwaits() {
      wakeUps.release();
    }

    @Override
    public void close() {
      broker.dismiss(slot);
    }
  }
}
