package io.github.threadsvsprocesses.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Drains a stream at once, so that its writer never waits; keeps the last of it in memory, and all
 * of it, up to {@link #MOST_ON_DISK}, in a file.
 */
public final class OutputTail {
  /** Bytes in memory. */
  public static final int KEPT = 256 << 10;

  /** Bytes of one stream of one child in a file. */
  public static final long MOST_ON_DISK = 64 << 20;

  private final byte[] ring = new byte[KEPT];
  private final Path file;
  private final Thread drainer;
  private long total;

  /**
   * Begins at once.
   *
   * @param file made when there is something to write
   * @param name of the thread that drains
   */
  public OutputTail(InputStream from, Path file, String name) {
    this.file = file;
    drainer = Daemons.start(name, () -> drain(from));
  }

  private void drain(InputStream from) {
    byte[] chunk = new byte[16 << 10];
    OutputStream copy = null;
    try (from) {
      for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
        if (total == 0 && count > 0) {
          copy = openFile();
        }
        copy = write(copy, chunk, count);
        keep(chunk, count);
      }
    } catch (IOException closed) {
      // The process is gone.
    }
    close(copy);
  }

  private @Nullable OutputStream openFile() {
    try {
      return Files.newOutputStream(file);
    } catch (IOException refused) {
      return null; // The tail in memory must do.
    }
  }

  /** Where the next bytes go: nowhere any more on a full disk, or once the file is long enough. */
  private @Nullable OutputStream write(@Nullable OutputStream copy, byte[] chunk, int count) {
    if (copy == null) {
      return null;
    }
    try {
      int room = (int) Math.min(count, MOST_ON_DISK - total);
      copy.write(chunk, 0, room);
      if (room == count) {
        return copy;
      }
      copy.write("\n… cut here; what follows is not kept\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException full) {
      // What is there stays.
    }
    close(copy);
    return null;
  }

  private static void close(@Nullable OutputStream copy) {
    try {
      if (copy != null) {
        copy.close();
      }
    } catch (IOException full) {
      // What is there stays.
    }
  }

  private synchronized void keep(byte[] chunk, int count) {
    int start = (int) (total % KEPT);
    int first = Math.min(count, KEPT - start);
    System.arraycopy(chunk, 0, ring, start, first);
    System.arraycopy(chunk, first, ring, 0, count - first);
    total += count;
    notifyAll();
  }

  /** What is kept, as UTF-8; what is none, or a character that was cut in two, is replaced. */
  public synchronized String text() {
    if (total <= KEPT) {
      return new String(ring, 0, (int) total, StandardCharsets.UTF_8);
    }
    int oldest = (int) (total % KEPT);
    byte[] ordered = new byte[KEPT];
    System.arraycopy(ring, oldest, ordered, 0, KEPT - oldest);
    System.arraycopy(ring, 0, ordered, KEPT - oldest, oldest);
    return new String(ordered, StandardCharsets.UTF_8);
  }

  /** Waits until the text is as wished, or the time is over; the text then. */
  public synchronized String await(Predicate<String> wished, Duration timeout)
      throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    String text = text();
    while (!wished.test(text)) {
      long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (millis <= 0) {
        break;
      }
      wait(millis);
      text = text();
    }
    return text;
  }

  /** Waits until the writers have closed the stream; a surviving grandchild may hold it open. */
  public void awaitEnd(Duration timeout) throws InterruptedException {
    drainer.join(Math.max(1, timeout.toMillis()));
  }
}
