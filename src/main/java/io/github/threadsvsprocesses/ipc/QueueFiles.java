package io.github.threadsvsprocesses.ipc;

import io.github.threadsvsprocesses.footprint.PrivateDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a queue: folders inside its owner's private ones, in shared memory first and then
 * among the temporary files, which are used when there is no room in the former. A name is used by
 * one file at most, in one of the folders.
 */
final class QueueFiles {
  private static final String CONTROL = "c";
  private static final String SEGMENT = "s";
  private static final String ITEM = "i";

  /** Others may be making a file while the folders are removed. */
  private static final int REMOVALS = 3;

  private static final int CHUNK = 1 << 20;

  private final List<Path> folders;

  QueueFiles(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /** New folders, in the owner. */
  static QueueFiles create() throws IOException {
    IOException refusals = new IOException("No folder for a queue could be made.");
    List<Path> made = new ArrayList<>();
    for (Path candidate : PrivateDirectory.newMemoryPaths("q")) {
      try {
        made.add(Files.createDirectory(candidate));
      } catch (IOException refused) {
        refusals.addSuppressed(refused);
      }
    }
    if (made.isEmpty()) {
      throw refusals;
    }
    return new QueueFiles(made);
  }

  List<Path> folders() {
    return folders;
  }

  private List<Path> candidates(String name) {
    return folders.stream().map(folder -> folder.resolve(name)).toList();
  }

  /** Removes what one that was killed may have left half made. */
  private List<Path> vacant(String name) throws IOException {
    List<Path> candidates = candidates(name);
    for (Path each : candidates) {
      Files.deleteIfExists(each);
    }
    return candidates;
  }

  private Path existing(String name) throws NoSuchFileException {
    for (Path each : candidates(name)) {
      if (Files.exists(each)) {
        return each;
      }
    }
    throw new NoSuchFileException(folders + ": " + name);
  }

  Segment createControl() throws IOException {
    return Segment.create(vacant(CONTROL), QueueLayout.CONTROL_BYTES);
  }

  Segment attachControl() throws IOException {
    return Segment.attach(existing(CONTROL), QueueLayout.CONTROL_BYTES);
  }

  Segment createSegment(long number) throws IOException {
    return Segment.create(vacant(SEGMENT + number), QueueLayout.SEGMENT_BYTES);
  }

  Segment attachSegment(long number) throws IOException {
    return Segment.attach(existing(SEGMENT + number), QueueLayout.SEGMENT_BYTES);
  }

  /** Gives its memory back at once, though some may have it mapped still. */
  void discardSegment(long number) {
    try {
      Path path = existing(SEGMENT + number);
      try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
        file.truncate(0);
      } finally {
        Files.deleteIfExists(path);
      }
    } catch (IOException inUse) {
      // Windows does not let go of what is mapped: it goes with the folder.
    }
  }

  /** An item that is too long for a segment, in a file that is there as a whole or not at all. */
  void writeItem(long number, byte[] item) throws IOException {
    IOException refusals =
        new IOException("There is no room for an item of %d bytes.".formatted(item.length));
    for (Path candidate : vacant(ITEM + number)) {
      try (FileChannel file =
          FileChannel.open(candidate, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        for (int next = 0; next < item.length; ) {
          next += file.write(ByteBuffer.wrap(item, next, Math.min(CHUNK, item.length - next)));
        }
        return;
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

  byte[] readItem(long number, int length) throws IOException {
    byte[] item = Files.readAllBytes(existing(ITEM + number));
    if (item.length != length) {
      throw new IOException(
          "Item %d holds %d bytes where %d were expected.".formatted(number, item.length, length));
    }
    return item;
  }

  void deleteItem(long number) {
    for (Path each : candidates(ITEM + number)) {
      try {
        Files.deleteIfExists(each);
      } catch (IOException inUse) {
        // It goes with the folder.
      }
    }
  }

  /** Removes everything; whoever has a part mapped can go on with that. */
  void remove() {
    for (Path folder : folders) {
      for (int i = 0; i < REMOVALS && Files.isDirectory(folder); i++) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
          for (Path file : files) {
            Files.deleteIfExists(file);
          }
          Files.deleteIfExists(folder);
        } catch (IOException inUse) {
          // Tried again, and in the end it goes with the private directory.
        }
      }
    }
  }
}
