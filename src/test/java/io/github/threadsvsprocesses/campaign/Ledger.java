package io.github.threadsvsprocesses.campaign;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a process has begun and what it has done, in a mapped file: what it wrote is there however
 * it ended. One process writes, but for the word to stop; any may read meanwhile.
 *
 * <p>It rests on nothing of the kit, for it is the witness against it.
 */
final class Ledger {
  private static final VarHandle LONGS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final int BEGUN = 0;
  private static final int DONE = Long.BYTES;
  private static final int STOP = 2 * Long.BYTES;
  private static final int SPOILT = 3 * Long.BYTES;
  private static final int ENTRIES = 4 * Long.BYTES;

  private final Path path;
  private final MappedByteBuffer memory;

  private Ledger(Path path, MappedByteBuffer memory) {
    this.path = path;
    this.memory = memory;
  }

  /** A new one; a sparse file, so room that is not used costs nothing. */
  static Ledger create(Path path, int entries) throws IOException {
    return map(path, ENTRIES + (long) entries * Long.BYTES, StandardOpenOption.CREATE_NEW);
  }

  static Ledger open(String path) throws IOException {
    Path file = Path.of(path);
    return map(file, file.toFile().length(), StandardOpenOption.WRITE);
  }

  private static Ledger map(Path path, long size, StandardOpenOption how) throws IOException {
    try (FileChannel file =
        FileChannel.open(path, how, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new Ledger(path, file.map(MapMode.READ_WRITE, 0, size));
    }
  }

  String path() {
    return path.toString();
  }

  private long get(int offset) {
    return (long) LONGS.getVolatile(memory, offset);
  }

  private void set(int offset, long value) {
    LONGS.setVolatile(memory, offset, value);
  }

  /** So many operations were begun. */
  long begun() {
    return get(BEGUN);
  }

  void begins(long count) {
    set(BEGUN, count);
  }

  /** So many operations have returned. */
  long done() {
    return get(DONE);
  }

  void hasDone(long count) {
    set(DONE, count);
  }

  /** Asks the writer to stop after the operation at hand. */
  void stop() {
    set(STOP, 1);
  }

  boolean isStopped() {
    return get(STOP) != 0;
  }

  /** How many messages arrived with other bytes than they had left with. */
  long spoilt() {
    return get(SPOILT);
  }

  void findsOneSpoilt() {
    set(SPOILT, spoilt() + 1);
  }

  /**
   * The entry of an operation that was done.
   *
   * @throws IndexOutOfBoundsException when the ledger is full
   */
  void enter(long index, long value) {
    set(Math.toIntExact(ENTRIES + index * Long.BYTES), value);
  }

  long entry(long index) {
    return get(Math.toIntExact(ENTRIES + index * Long.BYTES));
  }

  @Override
  public String toString() {
    return "%s, %d begun, %d done".formatted(path.getFileName(), begun(), done());
  }
}
