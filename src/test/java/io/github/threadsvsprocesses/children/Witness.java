package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.footprint.PrivateDirectory;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * For each of a few workers how many operations it may do, has begun and has done, and what it
 * received, in a mapped file: what a worker wrote is there however it ends. It uses none of the
 * wires that it bears witness to. Safe for use by many threads and processes.
 */
public final class Witness {
  /** One operation of a worker: they are numbered from 0. */
  interface Operation {
    void run(int number) throws Exception;
  }

  private static final VarHandle NUMBERS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final long GLANCE_NANOS = 50_000;

  /** Offsets within a worker's part. */
  private static final int GRANTED = 0;

  private static final int BEGUN = 8;
  private static final int DONE = 16;
  private static final int INSIDE = 24;
  private static final int WAITS_FOR = 32;
  private static final int RECEIVED = 40;

  private static final int MOST_RECEIVED = 1_000;
  private static final int PART = RECEIVED + MOST_RECEIVED * Long.BYTES;

  /** Offset: not 0 when no more will be granted. */
  private static final int STOPPED = 0;

  private static final int WORKERS = 8;

  private final Path file;
  private final ByteBuffer memory;

  private Witness(Path file) throws IOException {
    this.file = file;
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      memory = channel.map(MapMode.READ_WRITE, 0, WORKERS + (long) WORKERS * PART);
    }
  }

  /** One for up to {@value #WORKERS} workers, which has seen nothing yet; it goes with this JVM. */
  public static Witness create() throws IOException {
    return new Witness(PrivateDirectory.newPath("w"));
  }

  static Witness open(String file) throws IOException {
    return new Witness(Path.of(file));
  }

  /** For another process to open. */
  public String file() {
    return file.toString();
  }

  private long get(int worker, int offset) {
    return (long) NUMBERS.getVolatile(memory, WORKERS + worker * PART + offset);
  }

  private void set(int worker, int offset, long value) {
    NUMBERS.setVolatile(memory, WORKERS + worker * PART + offset, value);
  }

  /** Lets the worker do operations until it has done so many in all. */
  public void grant(int worker, int operations) {
    set(worker, GRANTED, operations);
  }

  /** Ends every worker that has done what it was granted. */
  public void stop() {
    NUMBERS.setVolatile(memory, STOPPED, 1L);
  }

  boolean isStopped() {
    return (long) NUMBERS.getVolatile(memory, STOPPED) != 0;
  }

  /** So many operations were begun. */
  public int begun(int worker) {
    return (int) get(worker, BEGUN);
  }

  /** So many operations have returned to the worker. */
  public int done(int worker) {
    return (int) get(worker, DONE);
  }

  /** The last operation that was seen in its midst: 1 is the first, 0 none. */
  public int inside(int worker) {
    return (int) get(worker, INSIDE);
  }

  /** States that the operation, counted from 1, is in its midst. */
  public void sawInside(int worker, int operation) {
    set(worker, INSIDE, operation);
  }

  /** The process whose lock the worker waits for, where it can tell; 0 when it waits for none. */
  public long waitsFor(int worker) {
    return get(worker, WAITS_FOR);
  }

  void saysItWaitsFor(int worker, long pid) {
    set(worker, WAITS_FOR, pid);
  }

  void received(int worker, Numbered message) {
    long entry = (long) message.producer() << Integer.SIZE | message.number();
    set(worker, RECEIVED + done(worker) * Long.BYTES, entry);
  }

  /** What a worker that receives has received, an item for each operation done. */
  public List<Numbered> receivedBy(int worker) {
    List<Numbered> received = new ArrayList<>();
    for (int i = 0; i < done(worker); i++) {
      long entry = get(worker, RECEIVED + i * Long.BYTES);
      received.add(new Numbered((int) (entry >> Integer.SIZE), (int) entry));
    }
    return received;
  }

  /** In the worker: does what is granted until it is told that this was all; says how many. */
  int seesTheWorkOf(int worker, Operation operation) throws Exception {
    for (int number = 0; ; number++) {
      while (get(worker, GRANTED) <= number) {
        if (isStopped()) {
          return number;
        }
        if (Thread.interrupted()) {
          throw new InterruptedException("neither granted an operation nor told to stop");
        }
        LockSupport.parkNanos(GLANCE_NANOS);
      }
      set(worker, BEGUN, number + 1);
      operation.run(number);
      set(worker, DONE, number + 1);
    }
  }
}
