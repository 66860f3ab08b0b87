package io.github.threadsvsprocesses.ipc;

import io.github.threadsvsprocesses.footprint.PrivateDirectory;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Bytes of a file that several JVMs have mapped: what one writes, the others read.
 *
 * <p>Zero at first. Atomic access is to {@code int}s and {@code long}s in this machine's byte
 * order, at offsets that are a multiple of their size; any offset is checked ({@link
 * IndexOutOfBoundsException}). The system frees the memory when the file is deleted and nobody has
 * it mapped any more; a JVM lets go of a mapping when it collects the last reference. Safe for use
 * by many threads as far as the memory effects of the methods go.
 */
final class Segment {
  private static final VarHandle INTS =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
  private static final VarHandle LONGS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final VarHandle DOUBLES =
      MethodHandles.byteBufferViewVarHandle(double[].class, ByteOrder.nativeOrder());
  private static final int ZEROS = 64 << 10;

  private final Path path;
  private final MappedByteBuffer memory;

  private Segment(Path path, MappedByteBuffer memory) {
    this.path = path;
    this.memory = memory;
    memory.order(ByteOrder.nativeOrder());
  }

  /**
   * A new one. Its memory is there when this returns: a file system that is full refuses here and
   * now, not at a later access by a signal.
   *
   * @param prefix of its file's name, a few ASCII letters
   * @throws ClosedByInterruptException when this thread is interrupted, and it still is
   * @throws IOException when there is no room for it, neither in memory nor among the temporary
   *     files
   */
  static Segment create(String prefix, int size) throws IOException {
    return create(PrivateDirectory.newMemoryPaths(prefix), size);
  }

  static Segment create(List<Path> candidates, int size) throws IOException {
    IOException refusals =
        new IOException("There is no room for %d bytes of shared memory.".formatted(size));
    for (Path candidate : candidates) {
      try {
        return create(candidate, size);
      } catch (ClosedByInterruptException interrupted) {
        Files.deleteIfExists(candidate);
        throw interrupted;
      } catch (IOException refused) {
        Files.deleteIfExists(candidate);
        refusals.addSuppressed(refused);
      }
    }
    throw refusals;
  }

  private static Segment create(Path path, int size) throws IOException {
    try (FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      refuseWhenFull(path, size);
      ByteBuffer zeros = ByteBuffer.allocate(Math.min(size, ZEROS));
      for (int left = size; left > 0; ) {
        left -= file.write(zeros.clear().limit(Math.min(left, zeros.capacity())));
      }
      return new Segment(path, file.map(MapMode.READ_WRITE, 0, size));
    }
  }

  /** Before the first zero, lest a request that cannot be met takes the room from others. */
  private static void refuseWhenFull(Path path, int size) throws IOException {
    long room = Files.getFileStore(path).getUsableSpace();
    if (room < size) {
      throw new IOException("%s has %d bytes left.".formatted(path.getParent(), room));
    }
  }

  /**
   * One that another JVM has created.
   *
   * @throws NoSuchFileException when it was deleted
   * @throws IOException when it is of another size
   */
  static Segment attach(Path path, int size) throws IOException {
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (file.size() != size) {
        throw new IOException(
            "%s holds %d bytes where %d were expected.".formatted(path, file.size(), size));
      }
      return new Segment(path, file.map(MapMode.READ_WRITE, 0, size));
    }
  }

  Path path() {
    return path;
  }

  int size() {
    return memory.capacity();
  }

  /** Deletes the file; whoever has it mapped can go on. */
  void delete() {
    delete(path);
  }

  static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException inUse) {
      // Windows does not delete what is mapped: it goes with the directory.
    }
  }

  void read(int offset, byte[] into, int from, int length) {
    memory.get(offset, into, from, length);
  }

  void write(int offset, byte[] source, int from, int length) {
    memory.put(offset, source, from, length);
  }

  byte getByte(int offset) {
    return memory.get(offset);
  }

  void putByte(int offset, byte value) {
    memory.put(offset, value);
  }

  int getInt(int offset) {
    return (int) INTS.get(memory, offset);
  }

  void putInt(int offset, int value) {
    INTS.set(memory, offset, value);
  }

  int getIntVolatile(int offset) {
    return (int) INTS.getVolatile(memory, offset);
  }

  void putIntVolatile(int offset, int value) {
    INTS.setVolatile(memory, offset, value);
  }

  int getIntAcquire(int offset) {
    return (int) INTS.getAcquire(memory, offset);
  }

  void putIntRelease(int offset, int value) {
    INTS.setRelease(memory, offset, value);
  }

  int getAndAddInt(int offset, int delta) {
    return (int) INTS.getAndAdd(memory, offset, delta);
  }

  boolean compareAndSetInt(int offset, int expected, int value) {
    return INTS.compareAndSet(memory, offset, expected, value);
  }

  long getLong(int offset) {
    return (long) LONGS.get(memory, offset);
  }

  void putLong(int offset, long value) {
    LONGS.set(memory, offset, value);
  }

  long getLongAcquire(int offset) {
    return (long) LONGS.getAcquire(memory, offset);
  }

  void putLongRelease(int offset, long value) {
    LONGS.setRelease(memory, offset, value);
  }

  long getLongVolatile(int offset) {
    return (long) LONGS.getVolatile(memory, offset);
  }

  void putLongVolatile(int offset, long value) {
    LONGS.setVolatile(memory, offset, value);
  }

  boolean compareAndSetLong(int offset, long expected, long value) {
    return LONGS.compareAndSet(memory, offset, expected, value);
  }

  long getAndAddLong(int offset, long delta) {
    return (long) LONGS.getAndAdd(memory, offset, delta);
  }

  double getDouble(int offset) {
    return (double) DOUBLES.get(memory, offset);
  }

  void putDouble(int offset, double value) {
    DOUBLES.set(memory, offset, value);
  }
}
