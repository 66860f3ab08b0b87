package io.github.threadsvsprocesses.children;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.threadsvsprocesses.process.Task;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Looks into the table of open files of its process and counts those of a directory; where the
 * system does not show their names, all open files.
 *
 * @param directory its real path
 */
public record CountsOpenFiles(String directory) implements Task<Long> {
  /** Linux: a link to the open file for each entry of the table of whoever reads it. */
  private static final Path TABLE = Path.of("/proc/self/fd");

  /** Whether this system lets a process look into its table. */
  public static boolean canLook() {
    return seesNames()
        || ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean;
  }

  /** Whether only the directory's files are counted. */
  public static boolean seesNames() {
    return Files.isDirectory(TABLE);
  }

  @Override
  public Long run() throws IOException {
    if (seesNames()) {
      return ofDirectory();
    }
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }

  private long ofDirectory() throws IOException {
    long count = 0;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(TABLE)) {
      for (Path entry : entries) {
        try {
          count += Files.readSymbolicLink(entry).startsWith(directory) ? 1 : 0;
        } catch (NoSuchFileException closedMeanwhile) {
          // Another thread's, and none of those that are held open.
        }
      }
    }
    return count;
  }
}
