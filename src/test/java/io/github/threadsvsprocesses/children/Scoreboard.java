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
import java.util.Arrays;

/**
 * For each worker how far it got and what it is to do, in a mapped file: it can be read from
 * outside, and when the worker is gone. Safe for use by many threads and processes.
 */
public final class Scoreboard {
  /** What a worker is to do. */
  public enum Order {
    GO_ON(0),
    /** End its work in good order. */
    STOP(1),
    /** Halt the JVM it is in, at once. */
    HALT(2);

    private final long onTheBoard;

    Order(long onTheBoard) {
      this.onTheBoard = onTheBoard;
    }

    private static Order of(long onTheBoard) {
      return Arrays.stream(values())
          .filter(order -> order.onTheBoard == onTheBoard)
          .findFirst()
          .orElseThrow();
    }
  }

  private static final VarHandle NUMBERS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /** A worker's progress, then its order. */
  private static final int BYTES_PER_WORKER = 2 * Long.BYTES;

  private final Path file;
  private final ByteBuffer memory;

  private Scoreboard(Path file, ByteBuffer memory) {
    this.file = file;
    this.memory = memory;
  }

  /** One on which nobody has got anywhere yet and all are to go on; it goes with this JVM. */
  public static Scoreboard create(int workers) throws IOException {
    return open(PrivateDirectory.newPath("b"), workers);
  }

  /** One that may exist already. */
  static Scoreboard open(Path file, int workers) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new Scoreboard(
          file, channel.map(MapMode.READ_WRITE, 0, (long) workers * BYTES_PER_WORKER));
    }
  }

  /** For another process to open. */
  public String file() {
    return file.toString();
  }

  /** How far the worker got, from 0. */
  public long progressOf(int worker) {
    return (long) NUMBERS.getVolatile(memory, worker * BYTES_PER_WORKER);
  }

  void oneStepFurther(int worker) {
    NUMBERS.setVolatile(memory, worker * BYTES_PER_WORKER, progressOf(worker) + 1);
  }

  /** What the worker is to do from now on. */
  public void tell(int worker, Order order) {
    NUMBERS.setVolatile(memory, worker * BYTES_PER_WORKER + Long.BYTES, order.onTheBoard);
  }

  Order orderTo(int worker) {
    return Order.of((long) NUMBERS.getVolatile(memory, worker * BYTES_PER_WORKER + Long.BYTES));
  }
}
