package io.github.threadsvsprocesses.ipc;

import io.github.threadsvsprocesses.ipc.QueueWire.Folders;
import io.github.threadsvsprocesses.ipc.QueueWire.Wish;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The seats of a handle in another JVM than the owner's: each is a connection to the broker. */
final class RemoteSeats implements SeatSource {
  /** Between an owner's end and the moment at which the connections tell; a guess. */
  private static final Duration NEWS_OF_THE_END = Duration.ofSeconds(1);

  private final ProcessQueue.Address address;
  private final Connection lifeline;
  private final QueueLife life;

  /** Seats on their way that nobody waits for; the next to want one does. */
  private final ConcurrentLinkedQueue<CompletableFuture<QueueSeat>> coming =
      new ConcurrentLinkedQueue<>();

  private volatile boolean closed;

  private RemoteSeats(ProcessQueue.Address address, Connection lifeline, QueueLife life) {
    this.address = address;
    this.lifeline = lifeline;
    this.life = life;
  }

  /** A handle of the queue at the address. */
  static <T> MessageQueue<T> connect(ProcessQueue.Address address, Class<T> type)
      throws IOException, InterruptedException {
    Connection lifeline = Reception.enter(address.socket(), address.secret());
    try {
      lifeline.send(Wish.LIFELINE);
      Folders folders = lifeline.receive(Folders.class);
      QueueFiles files = new QueueFiles(folders.paths().stream().map(Path::of).toList());
      QueueControl control = new QueueControl(files.attachControl());
      QueueLife life = new QueueLife();
      RemoteSeats seats = new RemoteSeats(address, lifeline, life);
      Reception.startDaemon("tvp-queue-life", seats::watch);
      seats.prepareOne();
      return new QueueHandle<>(type, new ByteQueue(control, files, life, seats));
    } catch (ClosedByInterruptException interrupted) {
      lifeline.close();
      throw Interruption.of(interrupted, "at a queue's files");
    } catch (IOException | InterruptedException | RuntimeException refused) {
      lifeline.close();
      throw refused;
    }
  }

  @SuppressWarnings("Interruption") // Nobody interrupts this thread.
  private void watch() {
    try {
      lifeline.receiveBytes();
    } catch (IOException | InterruptedException end) {
      // As expected; nothing is ever said on it.
    }
    if (!closed) {
      life.end();
    }
    lifeline.close();
  }

  /** So that the first operation, which may have no time, finds a seat. */
  private void prepareOne() throws IOException, InterruptedException {
    coming.add(CompletableFuture.completedFuture(connect()));
  }

  /** Opened on a thread of its own, for a connection cannot be made by a deadline. */
  @Override
  public @Nullable QueueSeat open(Deadline deadline) throws IOException, InterruptedException {
    CompletableFuture<QueueSeat> seat = nextToCome();
    if (seat == null) {
      seat = new CompletableFuture<>();
      CompletableFuture<QueueSeat> opening = seat;
      Reception.startDaemon("tvp-queue-seat", () -> connect(opening));
    }
    try {
      return seat.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      leave(seat);
      return null;
    } catch (InterruptedException interrupted) {
      leave(seat);
      throw interrupted;
    } catch (ExecutionException refused) {
      if (life.isOverWithin(newsOfTheEnd(deadline))) {
        throw QueueLife.ended(refused.getCause());
      }
      throw new IOException("A queue lets nobody in: " + refused.getCause(), refused.getCause());
    }
  }

  /** Not one that has failed: that was the trouble of whoever wanted it. */
  private @Nullable CompletableFuture<QueueSeat> nextToCome() {
    CompletableFuture<QueueSeat> seat = coming.poll();
    while (seat != null && seat.isCompletedExceptionally()) {
      seat = coming.poll();
    }
    return seat;
  }

  private static Duration newsOfTheEnd(Deadline deadline) {
    Duration news = TimeoutFactor.times(NEWS_OF_THE_END);
    return Duration.ofNanos(Math.min(news.toNanos(), deadline.nanosLeft()));
  }

  /** To whoever comes next, or to nobody. */
  private void leave(CompletableFuture<QueueSeat> seat) {
    coming.add(seat);
    if (closed) {
      closeThoseComing();
    }
  }

  /** Those that have come; each that comes later asks again. */
  private void closeThoseComing() {
    coming.removeIf(
        seat -> {
          if (seat.isDone() && !seat.isCompletedExceptionally()) {
            seat.join().close();
          }
          return seat.isDone();
        });
  }

  private void connect(CompletableFuture<QueueSeat> opening) {
    try {
      opening.complete(connect());
    } catch (IOException | InterruptedException | RuntimeException | OutOfMemoryError refused) {
      opening.completeExceptionally(refused);
    }
    if (closed) {
      closeThoseComing();
    }
  }

  private QueueSeat connect() throws IOException, InterruptedException {
    Connection connection = Reception.enter(address.socket(), address.secret());
    try {
      connection.send(Wish.SEAT);
      int slot = connection.receive(Integer.class);
      if (slot == QueueWire.NO_SLOT) {
        throw tooMany();
      }
      return new QueueSeat(slot, new RemoteBell(connection));
    } catch (IOException | InterruptedException | RuntimeException refused) {
      connection.close();
      throw refused;
    }
  }

  static IOException tooMany() {
    return new IOException(
        "%d threads use this queue at once, in all its processes: it has no room for more."
            .formatted(QueueLayout.MOST_SLOTS));
  }

  @Override
  public void close() {
    closed = true;
    lifeline.close();
    closeThoseComing();
  }
}
