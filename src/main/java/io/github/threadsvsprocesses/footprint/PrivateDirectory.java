package io.github.threadsvsprocesses.footprint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * This JVM's own directories for sockets, memory and other files that live no longer than it.
 *
 * <p>Only its user gets in (mode 0700, or what Windows gives a user's temporary folder). One is for
 * sockets and small files and lies in {@code java.io.tmpdir}, or in {@code /tmp} when a socket's
 * path in the former would be too long; one is for memory that is shared, and lies in {@code
 * /dev/shm}, which never reaches a disk, where the system has that. Either is called {@code
 * tvp-<pid>-<start time>-<world>}, is made at its first use and removed when this JVM ends; one
 * whose JVM was killed is removed by the next that sweeps, and what its JVM had started is killed.
 *
 * <p>The world is the system's boot and the namespace of process numbers: in a container that
 * shares the folder but not the numbers nobody can tell who lives. A directory of another world is
 * left alone until it is a day old. Safe for use by many threads.
 */
public final class PrivateDirectory {
  /** A socket's path holds 108 bytes on Linux, 104 on macOS, a final zero included. */
  static final int LONGEST_SOCKET_PATH = 103;

  private static final int LONGEST_NAME_INSIDE = 16;
  private static final Pattern NAME = Pattern.compile("tvp-(\\d+)-([0-9a-f]+)-([0-9a-f]{8})");

  /** After that a directory of another world is taken for one from before the last boot. */
  private static final Duration OLD = Duration.ofDays(1);

  private static final Path MEMORY = Path.of("/dev/shm");
  private static final AtomicInteger NAMES = new AtomicInteger();
  private static @Nullable Path forFiles;
  private static @Nullable Path forMemory;

  private PrivateDirectory() {}

  /**
   * A path at which there is nothing yet, short enough for a socket.
   *
   * @param prefix of its name, a few ASCII letters
   * @throws UncheckedIOException when no directory could be made
   */
  public static Path newPath(String prefix) {
    return path(prefix + NAMES.incrementAndGet());
  }

  static Path path(String name) {
    return forFiles().resolve(name);
  }

  /** Of this JVM's directories; no other JVM's are ever called so. */
  static String name() {
    ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());
    return "tvp-"
        + self.pid()
        + "-"
        + Long.toHexString(self.start())
        + "-"
        + ProcessIdentity.world();
  }

  /**
   * Paths at which there is nothing yet, to be tried in turn, for a file that is to be mapped: in
   * the system's memory file system if it has one, then where {@link #newPath} is.
   *
   * @param prefix of its name, a few ASCII letters
   * @throws UncheckedIOException when no directory could be made
   */
  public static List<Path> newMemoryPaths(String prefix) {
    String name = prefix + NAMES.incrementAndGet();
    List<Path> paths = new ArrayList<>();
    Path memory = forMemory();
    if (memory != null) {
      paths.add(memory.resolve(name));
    }
    paths.add(forFiles().resolve(name));
    return paths;
  }

  private static synchronized Path forFiles() {
    if (forFiles == null || !Files.isDirectory(forFiles)) {
      prepare();
      forFiles = create(foldersForFiles());
    }
    return forFiles;
  }

  private static synchronized @Nullable Path forMemory() {
    if (forMemory == null || !Files.isDirectory(forMemory)) {
      prepare();
      try {
        forMemory = Files.isDirectory(MEMORY) ? create(List.of(MEMORY)) : null;
      } catch (UncheckedIOException notHere) {
        forMemory = null;
      }
    }
    return forMemory;
  }

  private static void prepare() {
    if (forFiles == null && forMemory == null) {
      sweep();
      Runtime.getRuntime().addShutdownHook(new Thread(PrivateDirectory::remove, "tvp-cleaner"));
    }
  }

  private static List<Path> foldersForFiles() {
    return Stream.of(System.getProperty("java.io.tmpdir", "/tmp"), "/tmp")
        .distinct()
        .map(Path::of)
        .map(Path::toAbsolutePath)
        .toList();
  }

  static Path create(List<Path> parents) {
    String name = name();
    StringBuilder refusals = new StringBuilder();
    for (Path parent : parents) {
      Path candidate = parent.resolve(name);
      int length = candidate.toString().getBytes(StandardCharsets.UTF_8).length;
      if (length + 1 + LONGEST_NAME_INSIDE > LONGEST_SOCKET_PATH) {
        refusals.append("\n  ").append(parent).append(": too long a path for sockets");
        continue;
      }
      try {
        return Files.createDirectory(candidate, forItsUserOnly(candidate));
      } catch (IOException | UnsupportedOperationException refused) {
        refusals.append("\n  ").append(parent).append(": ").append(refused);
      }
    }
    throw new UncheckedIOException(
        new IOException(
            "No directory for sockets could be made: set java.io.tmpdir to a short, writable one."
                + refusals));
  }

  /** Mode 0700; on Windows nothing, for a user's temporary folder lets nobody else in there. */
  private static FileAttribute<?>[] forItsUserOnly(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  /**
   * Removes the directories whose JVMs are gone and kills what these had started, stopped processes
   * included. What cannot be removed is left.
   */
  public static void sweep() {
    foldersForFiles().forEach(PrivateDirectory::sweep);
    if (Files.isDirectory(MEMORY)) {
      sweep(MEMORY);
    }
  }

  static void sweep(Path parent) {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, "tvp-*")) {
      for (Path candidate : found) {
        Matcher name = NAME.matcher(candidate.getFileName().toString());
        if (name.matches()
            && Files.isDirectory(candidate, LinkOption.NOFOLLOW_LINKS)
            && ProcessIdentity.isOurs(candidate)) {
          sweep(candidate, name);
        }
      }
    } catch (IOException | RuntimeException unreadable) {
      // Sweeping is a courtesy: a directory that cannot be looked at is somebody else's.
    }
  }

  private static void sweep(Path directory, Matcher name) throws IOException {
    if (!name.group(3).equals(ProcessIdentity.world())) {
      Instant touched = Files.getLastModifiedTime(directory).toInstant();
      if (touched.isBefore(Instant.now().minus(OLD))) {
        removeTree(directory);
      }
      return;
    }
    ProcessIdentity owner =
        new ProcessIdentity(
            Long.parseLong(name.group(1)), Long.parseUnsignedLong(name.group(2), 16));
    if (owner.living().isEmpty()) {
      Ledger.killAll(directory);
      Mark.kill(name.group() + "/");
      removeTree(directory);
    }
  }

  /** Kills what is left of its children and removes its directories, for a JVM about to end. */
  public static synchronized void remove() {
    if (forFiles != null) {
      Ledger.killAllOfThisJvm(forFiles);
      removeTree(forFiles);
    }
    if (forMemory != null) {
      removeTree(forMemory);
    }
  }

  private static void removeTree(Path root) {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException inUse) {
      // The next sweep tries again.
    }
  }
}
