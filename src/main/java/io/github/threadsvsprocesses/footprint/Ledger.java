package io.github.threadsvsprocesses.footprint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The processes that this JVM has started, written down in its private directory: who sweeps after
 * this JVM was killed finds them there, a stopped one too, and kills them with their descendants.
 *
 * <p>An entry is an empty file named after the process's number and start time, so that no other
 * process which was given the number is ever hit, and none is ever half written. Safe for use by
 * many threads.
 */
public final class Ledger {
  private static final Pattern NAME = Pattern.compile("child-(\\d+)-([0-9a-f]+)");
  private static final AtomicInteger MARKS = new AtomicInteger();

  private Ledger() {}

  /**
   * One child.
   *
   * @param mark the value of its variable {@link Mark#VARIABLE}
   */
  public record Entry(String mark, Path file) implements AutoCloseable {
    /**
     * Kills what carries its mark: itself and what it has started, directly or not, but for what
     * was given an environment of its own and what {@linkplain ProcessTree#cleansUp cleans up}.
     * Only Linux shows marks; elsewhere nothing is killed.
     */
    public void killOrphans() {
      Mark.kill(mark);
    }

    /** What carries its mark and lives. */
    public List<ProcessHandle> carriers() {
      return Mark.carriers(mark);
    }

    /** Strikes it out: the process is gone. */
    @Override
    public void close() {
      try {
        Files.deleteIfExists(file);
      } catch (IOException inUse) {
        // Who sweeps will find that the process is gone.
      }
    }
  }

  /** A mark for one child that is about to be started; puts it into its environment. */
  public static String mark(Map<String, String> environment) {
    String mark = PrivateDirectory.name() + "/" + MARKS.incrementAndGet() + ".";
    environment.put(Mark.VARIABLE, mark);
    return mark;
  }

  /**
   * Writes a child down that was started with the mark.
   *
   * @throws UncheckedIOException when that is not possible, such as on a full disk
   */
  public static Entry enter(String mark, ProcessHandle child) {
    ProcessIdentity identity = ProcessIdentity.of(child);
    Path file =
        PrivateDirectory.path("child-" + identity.pid() + "-" + Long.toHexString(identity.start()));
    try {
      Files.createFile(file);
    } catch (IOException refused) {
      throw new UncheckedIOException("A child process could not be written down.", refused);
    }
    return new Entry(mark, file);
  }

  /** Kills what this JVM has started, directly or not. */
  static void killAllOfThisJvm(Path directory) {
    if (MARKS.get() > 0) {
      killAll(directory);
      Mark.kill(PrivateDirectory.name() + "/");
    }
  }

  /** Kills those of a directory's ledger that still live, with all that they have started. */
  static void killAll(Path directory) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "child-*")) {
      for (Path entry : entries) {
        Matcher name = NAME.matcher(entry.getFileName().toString());
        if (name.matches()) {
          new ProcessIdentity(
                  Long.parseLong(name.group(1)), Long.parseUnsignedLong(name.group(2), 16))
              .living()
              .ifPresent(ProcessTree::kill);
        }
      }
    } catch (IOException | RuntimeException unreadable) {
      // What cannot be read was not written by a JVM of this user.
    }
  }
}
