package io.github.threadsvsprocesses.ipc;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that several JVMs of one user read and write: what one writes, the others read, and nothing
 * is sent. For whoever knows Python's {@code multiprocessing.shared_memory}: create, attach, close
 * and unlink are the same.
 *
 * <pre>{@code
 * SharedMemory memory = SharedMemory.create(1024);
 * child.submit(new AddsOne(memory.address()));   // there: address.attach()
 * memory.getLongVolatile(0);
 * memory.close();
 * memory.unlink();
 * }</pre>
 *
 * <p>All zero at first. Numbers are in this machine's byte order. The plain methods may be used at
 * any offset and promise no more than those of an array that threads share: writes may be seen
 * late, in another order or in part. The volatile ones, those that acquire and release, and the
 * atomic ones order memory between processes as they do between threads, are never torn, and want
 * an offset that is a multiple of the number's size. A {@link ProcessLock} guards what is longer.
 *
 * <p>Every method throws {@link IndexOutOfBoundsException} outside the memory, {@link
 * IllegalArgumentException} where an offset should be aligned and is not, and {@link
 * IllegalStateException} once this handle is closed. Safe for use by many threads as far as the
 * memory effects of its methods go.
 *
 * <p>Memory that is not unlinked goes with the JVM that created it; if that was killed, with the
 * next start or end of a child JVM of the same user.
 */
public final class SharedMemory implements AutoCloseable {
  private final Path path;
  private final int size;
  private volatile @Nullable Segment segment;

  private SharedMemory(Segment segment) {
    this.segment = segment;
    path = segment.path();
    size = segment.size();
  }

  /**
   * A new one, with a name of its own.
   *
   * @param size in bytes, from 1 to {@link Integer#MAX_VALUE}
   * @throws IllegalArgumentException when the size is less than 1
   * @throws IOException when there is no room for it; all of it is there when this returns, so no
   *     later access can fail for want of memory
   */
  public static SharedMemory create(int size) throws IOException {
    if (size < 1) {
      throw new IllegalArgumentException(
          "Shared memory has at least one byte, not %d.".formatted(size));
    }
    return new SharedMemory(Segment.create("m", size));
  }

  /** What another JVM needs to attach; travels as a component of a task. */
  public Address address() {
    return new Address(path.toString(), size);
  }

  /** In bytes. */
  public int size() {
    return size;
  }

  /** Copies bytes out, in no certain order. */
  public void read(int offset, byte[] into, int from, int length) {
    Objects.checkFromIndexSize(from, length, into.length);
    at(offset, length).read(offset, into, from, length);
  }

  /** Copies bytes in, in no certain order. */
  public void write(int offset, byte[] source, int from, int length) {
    Objects.checkFromIndexSize(from, length, source.length);
    at(offset, length).write(offset, source, from, length);
  }

  public byte getByte(int offset) {
    return at(offset, Byte.BYTES).getByte(offset);
  }

  public void putByte(int offset, byte value) {
    at(offset, Byte.BYTES).putByte(offset, value);
  }

  public double getDouble(int offset) {
    return at(offset, Double.BYTES).getDouble(offset);
  }

  public void putDouble(int offset, double value) {
    at(offset, Double.BYTES).putDouble(offset, value);
  }

  public int getInt(int offset) {
    return at(offset, Integer.BYTES).getInt(offset);
  }

  public void putInt(int offset, int value) {
    at(offset, Integer.BYTES).putInt(offset, value);
  }

  public int getIntVolatile(int offset) {
    return aligned(offset, Integer.BYTES).getIntVolatile(offset);
  }

  public void putIntVolatile(int offset, int value) {
    aligned(offset, Integer.BYTES).putIntVolatile(offset, value);
  }

  /** What the writer wrote before its release is seen after this. */
  public int getIntAcquire(int offset) {
    return aligned(offset, Integer.BYTES).getIntAcquire(offset);
  }

  /** What was written before this is seen by whoever acquires the value. */
  public void putIntRelease(int offset, int value) {
    aligned(offset, Integer.BYTES).putIntRelease(offset, value);
  }

  public boolean compareAndSetInt(int offset, int expected, int value) {
    return aligned(offset, Integer.BYTES).compareAndSetInt(offset, expected, value);
  }

  public int getAndAddInt(int offset, int delta) {
    return aligned(offset, Integer.BYTES).getAndAddInt(offset, delta);
  }

  public long getLong(int offset) {
    return at(offset, Long.BYTES).getLong(offset);
  }

  public void putLong(int offset, long value) {
    at(offset, Long.BYTES).putLong(offset, value);
  }

  public long getLongVolatile(int offset) {
    return aligned(offset, Long.BYTES).getLongVolatile(offset);
  }

  public void putLongVolatile(int offset, long value) {
    aligned(offset, Long.BYTES).putLongVolatile(offset, value);
  }

  /** What the writer wrote before its release is seen after this. */
  public long getLongAcquire(int offset) {
    return aligned(offset, Long.BYTES).getLongAcquire(offset);
  }

  /** What was written before this is seen by whoever acquires the value. */
  public void putLongRelease(int offset, long value) {
    aligned(offset, Long.BYTES).putLongRelease(offset, value);
  }

  public boolean compareAndSetLong(int offset, long expected, long value) {
    return aligned(offset, Long.BYTES).compareAndSetLong(offset, expected, value);
  }

  public long getAndAddLong(int offset, long delta) {
    return aligned(offset, Long.BYTES).getAndAddLong(offset, delta);
  }

  private Segment aligned(int offset, int bytes) {
    Segment open = at(offset, bytes);
    if ((offset & (bytes - 1)) != 0) {
      throw misaligned(offset, bytes);
    }
    return open;
  }

  private Segment at(int offset, int length) {
    Segment open = segment;
    if (open == null) {
      throw new IllegalStateException("This handle of " + path + " was closed.");
    }
    if (offset < 0 || offset > size - length) {
      throw outOfBounds(offset, length);
    }
    return open;
  }

  private static IllegalArgumentException misaligned(int offset, int bytes) {
    return new IllegalArgumentException(
        "Atomic access to %d bytes at offset %d: the offset must be a multiple of %d."
            .formatted(bytes, offset, bytes));
  }

  private IndexOutOfBoundsException outOfBounds(int offset, int length) {
    return new IndexOutOfBoundsException(
        "%d bytes at offset %d are not within shared memory of %d bytes."
            .formatted(length, offset, size));
  }

  /**
   * Ends this handle: its later use is an error. Other handles, and the memory, stay. Another
   * thread of this JVM that is inside a method ends it in peace.
   */
  @Override
  public void close() {
    segment = null; // The mapping goes when the collector finds that nobody uses it.
  }

  /**
   * Takes the name away: nobody can attach any more. Whoever is attached goes on; the system frees
   * the memory when the last has let go. Again, it does nothing; a closed handle can do it too.
   */
  public void unlink() {
    Segment.delete(path);
  }

  /**
   * Where shared memory is, for another JVM.
   *
   * @param name of the file that is mapped
   * @param size in bytes
   */
  public record Address(String name, int size) {
    /**
     * A handle of the same memory.
     *
     * @throws NoSuchFileException when it was unlinked, or the JVM that created it has ended
     * @throws IOException when there is memory of another size
     */
    public SharedMemory attach() throws IOException {
      try {
        return new SharedMemory(Segment.attach(Path.of(name), size));
      } catch (NoSuchFileException gone) {
        throw (NoSuchFileException)
            new NoSuchFileException(
                    name, null, "this shared memory was unlinked, or its creator has ended")
                .initCause(gone);
      }
    }
  }
}
