package io.github.threadsvsprocesses.ipc;

import io.github.threadsvsprocesses.ipc.ManagerTasks.Account;
import io.github.threadsvsprocesses.ipc.ManagerTasks.Booking;
import io.github.threadsvsprocesses.ipc.ManagerTasks.Overdrawn;
import io.github.threadsvsprocesses.ipc.ManagerTasks.Robbed;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** An account that is safe for use by many threads, and fails in many ways. */
final class SafeAccount implements Account {
  private final List<Booking> bookings = new ArrayList<>();
  private final CountDownLatch hanging;
  private final CountDownLatch released = new CountDownLatch(1);

  /** Counts the latch down when somebody has begun to hang. */
  SafeAccount(CountDownLatch hanging) {
    this.hanging = hanging;
  }

  /** Lets go who hangs: a manager that is closed waits for its calls. */
  void release() {
    released.countDown();
  }

  @Override
  public synchronized long book(Booking booking) throws Overdrawn {
    long balance = booking.cents() + bookings.stream().mapToLong(Booking::cents).sum();
    if (balance < 0) {
      throw new Overdrawn("by " + -balance);
    }
    bookings.add(booking);
    return balance;
  }

  @Override
  public synchronized @Nullable Booking last() {
    return bookings.isEmpty() ? null : bookings.get(bookings.size() - 1);
  }

  @Override
  public synchronized List<Booking> entries() {
    return List.copyOf(bookings);
  }

  @Override
  public void fail(String how) throws IOException {
    switch (how) {
      case "well known" -> throw new NumberFormatException("not one");
      case "without a message" -> throw new IllegalStateException();
      case "declared" -> throw new IOException("unreadable");
      case "below the declared" -> throw new FileNotFoundException("gone");
      case "unknown below the declared" ->
          throw new IOException("wrapped") {
            private static final long serialVersionUID = 1;
          };
      case "unknown" -> throw new Robbed("at night");
      case "an error" -> throw new StackOverflowError();
      case "by interrupting" -> Thread.currentThread().interrupt();
      default -> throw new UnsupportedOperationException(how);
    }
  }

  @Override
  public void hang() throws InterruptedException {
    hanging.countDown();
    try {
      released.await();
    } catch (InterruptedException asked) {
      // That ends it too.
    }
  }
}
