package io.github.threadsvsprocesses.children;

import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file of a worker's own, made of blocks that are all written before anybody waits for them, so
 * that writing one again changes nothing but its bytes. Used by one thread.
 *
 * <p>One on the disk is written through to it and read back from it: the JDK's {@code
 * ExtendedOpenOption.DIRECT} passes the system's cache by, where the system and the file system
 * have that. Where they have not, a write still waits for the disk, but what is read may come from
 * the cache.
 */
final class BlockFile implements AutoCloseable {
  /** Divided without a rest by the blocks of all usual disks. */
  static final int BLOCK_BYTES = 4096;

  static final int BLOCKS = 64;

  private static final KeptOpen<Place, BlockFile> OF_THREADS = new KeptOpen<>(BlockFile::new);

  private final Path path;
  private final FileChannel channel;
  private final boolean onDisk;
  private final boolean direct;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(2 * BLOCK_BYTES).alignedSlice(BLOCK_BYTES).limit(BLOCK_BYTES);

  /**
   * Where it lies.
   *
   * @param onDisk whether to wait for the disk, or for the system's cache
   */
  record Place(String directory, boolean onDisk) {}

  private BlockFile(Place place) throws IOException {
    path = Files.createTempFile(Path.of(place.directory()), "worker", "");
    onDisk = place.onDisk();
    FileChannel passingTheCache = onDisk ? openDirect(path) : null;
    direct = passingTheCache != null;
    channel =
        passingTheCache != null
            ? passingTheCache
            : FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    for (int block = 0; block < BLOCKS; block++) {
      put(block, 0);
    }
    channel.force(true);
  }

  /** Null where the cache cannot be passed by. */
  private static @Nullable FileChannel openDirect(Path path) {
    try {
      if (BLOCK_BYTES % Files.getFileStore(path).getBlockSize() != 0) {
        return null;
      }
      return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, direct());
    } catch (IOException | UnsupportedOperationException refused) {
      return null;
    }
  }

  /** By its name: newer compilers warn of the type, and of no other way to say it. */
  private static OpenOption direct() {
    try {
      Field direct = Class.forName("com.sun.nio.file.ExtendedOpenOption").getField("DIRECT");
      return (OpenOption) Objects.requireNonNull(direct.get(null));
    } catch (ReflectiveOperationException e) {
      throw new UnsupportedOperationException("This JDK passes no cache by.", e);
    }
  }

  /** The calling thread's, which stays open. */
  static BlockFile at(Place place) throws Exception {
    return OF_THREADS.at(place);
  }

  /** Those of all threads of this process are closed and deleted. */
  static void deleteAll() throws IOException {
    OF_THREADS.closeAll();
  }

  /** Whether the system's cache is passed by. */
  boolean isDirect() {
    return direct;
  }

  /** Fills a block with numbers that follow from the seed; returns when the disk has it. */
  void write(int block, long seed) throws IOException {
    put(block, seed);
    if (onDisk) {
      channel.force(false);
    }
  }

  private void put(int block, long seed) throws IOException {
    buffer.clear();
    for (int at = 0; at < BLOCK_BYTES; at += Long.BYTES) {
      buffer.putLong(at, number(seed, block, at));
    }
    while (buffer.hasRemaining()) {
      channel.write(buffer, (long) block * BLOCK_BYTES + buffer.position());
    }
  }

  /**
   * The sum of a block's numbers as they are read back, from the disk if it is {@link #isDirect}.
   */
  long read(int block) throws IOException {
    buffer.clear();
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, (long) block * BLOCK_BYTES + buffer.position()) < 0) {
        throw new EOFException(path + " ends within block " + block);
      }
    }
    long sum = 0;
    for (int at = 0; at < BLOCK_BYTES; at += Long.BYTES) {
      sum += buffer.getLong(at);
    }
    return sum;
  }

  /** Known without a file. */
  static long sum(long seed, int block) {
    long sum = 0;
    for (int at = 0; at < BLOCK_BYTES; at += Long.BYTES) {
      sum += number(seed, block, at);
    }
    return sum;
  }

  /** Knuth's multiplier, "The Art of Computer Programming" 3.3.4; any that mixes would do. */
  private static long number(long seed, int block, int at) {
    return (seed * BLOCKS * BLOCK_BYTES + (long) block * BLOCK_BYTES + at) * 6364136223846793005L;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(path);
  }
}
