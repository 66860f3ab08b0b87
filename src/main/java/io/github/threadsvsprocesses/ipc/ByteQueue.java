package io.github.threadsvsprocesses.ipc;

import io.github.threadsvsprocesses.ipc.QueueLayout.Awaited;
import java.io.EOFException;
import java.io.IOException;
import java.io.Serial;
import java.nio.channels.ClosedByInterruptException;
import org.jspecify.annotations.Nullable;

/** The same as {@link MessageQueue} for items as bytes: what each operation does, in its seat. */
final class ByteQueue implements AutoCloseable {
  /** Every item is taken and no more will come; unlike what waits when the owner closes. */
  static final class StreamEnded extends EOFException {
    @Serial private static final long serialVersionUID = 1L;

    StreamEnded() {
      super("The queue's stream has ended: every item is taken.");
    }
  }

  private final QueueControl control;
  private final QueueTail tail;
  private final QueueHead head;
  private final QueueSleepers sleepers;
  private final QueueLife life;
  private final SeatPool seats;
  private final Spin.Condition itemOrEnd;
  private final Spin.Condition roomOrEnd;
  private final Spin.Condition allDoneOrEnd;

  ByteQueue(QueueControl control, QueueFiles files, QueueLife life, SeatSource seats) {
    this.control = control;
    this.life = life;
    this.seats = new SeatPool(seats);
    tail = new QueueTail(control, files);
    head = new QueueHead(control, files);
    sleepers = new QueueSleepers(control.memory());
    itemOrEnd = () -> head.hasItem() || hasEnded();
    roomOrEnd = () -> tail.hasRoom() || hasEnded();
    allDoneOrEnd = () -> control.isAllDone() || isClosed();
  }

  boolean put(byte[] item, Deadline deadline) throws IOException, InterruptedException {
    return Boolean.TRUE.equals(seated(deadline, seat -> put(item, seat, deadline) ? true : null));
  }

  private boolean put(byte[] item, QueueSeat seat, Deadline deadline)
      throws IOException, InterruptedException {
    while (true) {
      boolean done = false;
      seat.enter();
      try {
        if (!control.putLock().acquire(seat, deadline, life)) {
          return false;
        }
        try {
          refuseWhenEnded();
          if (tail.hasRoom()) {
            tail.append(item);
            done = true;
          }
        } finally {
          control.putLock().releaseIfHeldBy(seat.slot());
        }
      } finally {
        seat.leave();
      }
      if (done) {
        sleepers.wake(Awaited.ITEM, seat);
        return true;
      }
      if (!await(Awaited.ROOM, roomOrEnd, seat, deadline)) {
        return false;
      }
    }
  }

  /** Null when the time is over. */
  <R> @Nullable R take(Deadline deadline, QueueHead.Decoder<R> decoder)
      throws IOException, InterruptedException {
    return seated(deadline, seat -> take(seat, deadline, decoder));
  }

  private <R> @Nullable R take(QueueSeat seat, Deadline deadline, QueueHead.Decoder<R> decoder)
      throws IOException, InterruptedException {
    while (true) {
      refuseWhenClosed();
      boolean ended = control.state() == QueueLayout.ENDED; // Asked first: then nobody puts.
      if (head.hasItem()) {
        QueueHead.Taken<R> item = null;
        seat.enter();
        try {
          if (!control.takeLock().acquire(seat, deadline, life)) {
            return null;
          }
          try {
            refuseWhenClosed(); // Then the broker frees the lock of who may still be reading.
            item = head.remove(decoder);
          } finally {
            control.takeLock().releaseIfHeldBy(seat.slot());
          }
        } finally {
          seat.leave();
        }
        if (item != null) {
          if (control.isBounded()) {
            sleepers.wake(Awaited.ROOM, seat);
          }
          return item.get();
        }
      } else if (ended) {
        throw new StreamEnded();
      }
      if (!await(Awaited.ITEM, itemOrEnd, seat, deadline)) {
        return null;
      }
    }
  }

  void taskDone() throws IOException, InterruptedException {
    seated(
        Deadline.NEVER,
        seat -> {
          refuseWhenClosed();
          if (!control.countDone()) {
            throw new IllegalStateException(
                "taskDone() was called more often than items were taken from this queue.");
          }
          if (control.isAllDone()) {
            sleepers.wake(Awaited.ALL_DONE, seat);
          }
          return true;
        });
  }

  boolean join(Deadline deadline) throws IOException, InterruptedException {
    return Boolean.TRUE.equals(
        seated(
            deadline,
            seat -> {
              refuseWhenClosed();
              while (!control.isAllDone()) {
                if (!await(Awaited.ALL_DONE, allDoneOrEnd, seat, deadline)) {
                  return null;
                }
                refuseWhenClosed();
              }
              return true;
            }));
  }

  int size() throws IOException {
    refuseWhenClosed();
    seats.refuseWhenClosed();
    return control.size();
  }

  void endOfStream() throws IOException, InterruptedException {
    seated(
        Deadline.NEVER,
        seat -> {
          seat.enter();
          try {
            if (control.putLock().acquire(seat, Deadline.NEVER, life)) {
              control.endOfStream();
              control.putLock().releaseIfHeldBy(seat.slot());
            }
          } finally {
            seat.leave();
          }
          refuseWhenClosed();
          sleepers.wake(Awaited.ITEM, seat);
          sleepers.wake(Awaited.ROOM, seat);
          return true;
        });
  }

  @Override
  public void close() {
    seats.close();
  }

  /** What is done in a seat; null when the time is over. */
  private interface Operation<R> {
    @Nullable R in(QueueSeat seat) throws IOException, InterruptedException;
  }

  private <R> @Nullable R seated(Deadline deadline, Operation<R> operation)
      throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before it came to a queue");
    }
    life.check();
    QueueSeat seat = seats.acquire(deadline);
    if (seat == null) {
      return null;
    }
    try {
      return operation.in(seat);
    } catch (ClosedByInterruptException interrupted) {
      throw Interruption.of(interrupted, "at a queue's files");
    } catch (IOException trouble) {
      refuseWhenClosed(); // Then the files and the connections are gone: this is why.
      seats.refuseWhenClosed();
      throw trouble;
    } finally {
      seats.release(seat);
    }
  }

  /** Waits, awake for a moment and then asleep; false when the time is over. */
  private boolean await(Awaited what, Spin.Condition condition, QueueSeat seat, Deadline deadline)
      throws IOException, InterruptedException {
    if (Spin.until(condition, deadline)) {
      return true;
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while waiting at a queue");
    }
    if (deadline.isOver()) {
      return false;
    }
    wakeWhoCanGoOn(seat);
    if (seat.isClosed()) {
      seats.refuseWhenClosed();
      throw QueueLife.ended(null); // The broker could not be told, and is silent still.
    }
    return sleepers.sleep(what, condition, seat, deadline);
  }

  /** Somebody who was stopped before it woke others may be why nothing moves. */
  private void wakeWhoCanGoOn(QueueSeat seat) {
    if (head.hasItem()) {
      sleepers.wake(Awaited.ITEM, seat);
    }
    if (tail.hasRoom()) {
      sleepers.wake(Awaited.ROOM, seat);
    }
    if (control.isAllDone()) {
      sleepers.wake(Awaited.ALL_DONE, seat);
    }
  }

  private boolean hasEnded() {
    return life.isOver() || control.state() != QueueLayout.OPEN;
  }

  private boolean isClosed() {
    return life.isOver() || control.state() == QueueLayout.CLOSED;
  }

  private void refuseWhenClosed() throws EOFException {
    if (isClosed()) {
      throw QueueLife.ended(null);
    }
  }

  private void refuseWhenEnded() throws EOFException {
    refuseWhenClosed();
    if (control.state() == QueueLayout.ENDED) {
      throw new IllegalStateException(
          "The end of this queue's stream was declared: declare it after the last put.");
    }
  }
}
