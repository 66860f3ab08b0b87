package io.github.threadsvsprocesses.children;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder in which the library keeps PostgreSQL's unpacked binaries, 60 MB that take seconds to
 * unpack, for as many runs as like to use it. A mark says that they are complete: a run that was
 * killed while it unpacked leaves none, and the next begins anew.
 */
record PostgreSqlProgram(Path folder) {
  private static final String COMPLETE = "complete";

  /** There are no binaries for this system. */
  static final class Missing extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final String what;

    private Missing(String system, String machine, Throwable cause) {
      super(cause);
      what = "binaries of PostgreSQL for " + system + " on " + machine;
    }

    String what() {
      return what;
    }
  }

  /** Starts what is configured otherwise; one run after another where they have to be unpacked. */
  EmbeddedPostgres start(EmbeddedPostgres.Builder configured) throws IOException {
    Files.createDirectories(folder);
    configured
        .setPgBinaryResolver(PostgreSqlProgram::binaries)
        .setOverrideWorkingDirectory(unpacked().toFile());
    if (isComplete()) {
      return configured.start();
    }
    try (FileChannel file =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = file.lock()) {
      if (!isComplete()) {
        remove(unpacked());
      }
      EmbeddedPostgres started = configured.start();
      if (!isComplete() && lock.isValid()) {
        Files.createFile(folder.resolve(COMPLETE));
      }
      return started;
    }
  }

  private Path unpacked() {
    return folder.resolve("unpacked");
  }

  private boolean isComplete() {
    return Files.exists(folder.resolve(COMPLETE));
  }

  private static void remove(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> all = Files.walk(tree)) {
      List<Path> leavesFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : leavesFirst) {
        Files.deleteIfExists(each);
      }
    }
  }

  private static InputStream binaries(String system, String machine) throws IOException {
    try {
      return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
    } catch (IllegalStateException none) {
      throw new Missing(system, machine, none);
    }
  }
}
