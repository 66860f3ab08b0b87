package io.github.threadsvsprocesses.claims.choice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A new directory; closing it removes it with all that is in it.
 *
 * @param path at which there was nothing before
 */
record Folder(Path path) implements AutoCloseable {
  static Folder make(Path path) throws IOException {
    return new Folder(Files.createDirectory(path));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> leavesFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : leavesFirst) {
        Files.deleteIfExists(each);
      }
    }
  }
}
