package io.github.threadsvsprocesses.claims.choice;

import io.github.threadsvsprocesses.children.Reply;
import io.github.threadsvsprocesses.children.WritesAndReadsBack;
import io.github.threadsvsprocesses.footprint.PrivateDirectory;
import io.github.threadsvsprocesses.measure.Undecided;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

/**
 * A directory on a real disk, and how long that lets a writer wait. Closing it removes the
 * directory. Used by one thread.
 */
final class Disk implements AutoCloseable {
  /** File systems that lie in memory, as the system names them. */
  private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs", "ramdisk");

  /** Of which the one that a quarter is below counts: others only make it slower. */
  private static final int TRIES = 21;

  /** Of the time: whoever uses the CPU for more does not wait for the disk. */
  private static final double MOST_COMPUTING = 0.5;

  private final Folder folder;

  private Disk(Folder folder) {
    this.folder = folder;
  }

  /**
   * In the folder for temporary files, or else in the working directory's {@code target}.
   *
   * @throws Undecided when both lie in memory
   */
  static Disk find() throws IOException {
    Path temporary = PrivateDirectory.newPath("io");
    Path built = Path.of("target").toAbsolutePath();
    if (isOnDisk(Objects.requireNonNull(temporary.getParent()))) {
      return new Disk(Folder.make(temporary));
    }
    if (Files.isDirectory(built) && isOnDisk(built)) {
      return new Disk(Folder.make(built.resolve("io-" + ProcessHandle.current().pid())));
    }
    throw Undecided.needs(
        "a directory on a disk for temporary files (java.io.tmpdir), %s lies in memory"
            .formatted(temporary.getParent()));
  }

  private static boolean isOnDisk(Path directory) throws IOException {
    return !IN_MEMORY.contains(Files.getFileStore(directory).type());
  }

  /** What a disk makes of one durable write and the read after it, each of 4 KiB. */
  record Pace(Duration elapsed, Duration computing, boolean readsTheDisk) {}

  /**
   * Measures it.
   *
   * @throws Undecided when this disk lets nobody wait
   */
  Pace pace() throws Exception {
    WritesAndReadsBack once = task(1, 1, true, 0);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] elapsed = new long[TRIES];
    long[] computing = new long[TRIES];
    for (int i = 0; i < TRIES; i++) {
      long cpu = threads.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      Reply reply = once.run();
      elapsed[i] = System.nanoTime() - start;
      computing[i] = threads.getCurrentThreadCpuTime() - cpu;
      if (reply.answer() != once.expected()) {
        throw new IOException("the disk did not give back what was written");
      }
    }
    Arrays.sort(elapsed);
    Arrays.sort(computing);
    Pace pace =
        new Pace(
            Duration.ofNanos(elapsed[TRIES / 4]),
            Duration.ofNanos(computing[TRIES / 4]),
            once.readsTheDisk());
    if (pace.computing().toNanos() > MOST_COMPUTING * pace.elapsed().toNanos()) {
      throw Undecided.needs(
          "a disk that lets a writer wait; at %s one that writes 4 KiB durably and reads them back computes for %d of %d µs"
              .formatted(
                  folder.path(),
                  pace.computing().toNanos() / 1000,
                  pace.elapsed().toNanos() / 1000));
    }
    return pace;
  }

  WritesAndReadsBack task(int seed, int blocks, boolean onDisk, int units) {
    return new WritesAndReadsBack(folder.path().toString(), seed, blocks, onDisk, units);
  }

  /** As in "given ...". */
  String inWords() throws IOException {
    return "%s on %s".formatted(folder.path(), Files.getFileStore(folder.path()).type());
  }

  /** Workers in other processes may still have files open there. */
  @Override
  public void close() throws IOException {
    try (folder) {
      WritesAndReadsBack.deleteFiles();
    }
  }
}
