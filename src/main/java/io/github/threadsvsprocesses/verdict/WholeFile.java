package io.github.threadsvsprocesses.verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are written whole or not at all: on a full disk, half a table would look whole. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes it in place of an older one, making the folder where it is missing.
   *
   * @throws IOException when it cannot be written; the older one stays, and no part of this one
   */
  public static void write(Path file, byte[] content) throws IOException {
    write(file, unfinished -> Files.write(unfinished, content));
  }

  /**
   * The same with text, as UTF-8.
   *
   * @throws IOException also for half a surrogate pair
   */
  public static void write(Path file, CharSequence content) throws IOException {
    write(file, unfinished -> Files.writeString(unfinished, content));
  }

  private interface Writing {
    void to(Path unfinished) throws IOException;
  }

  private static void write(Path file, Writing writing) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      writing.to(unfinished);
      Files.move(
          unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
