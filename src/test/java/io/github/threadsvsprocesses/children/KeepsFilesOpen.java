package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.children.KeepsFilesOpen.Opened;
import io.github.threadsvsprocesses.process.Task;
import java.io.Closeable;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes files and takes a port, and keeps all of them open until it may go on.
 *
 * @param directory where the files are to be; its real path
 */
public record KeepsFilesOpen(String directory, int files, Meeting.Place meeting)
    implements Task<Opened> {
  /** What each file holds. */
  private static final String TEXT = "written by a worker";

  /**
   * What a worker has opened.
   *
   * @param before the count of open files in its process before
   * @param after the same, afterwards
   * @param port on the loopback address
   * @param cpus that its process may use
   */
  public record Opened(long before, long after, int port, int cpus) {}

  /** Of a file, from 0. */
  static String name(int file) {
    return "file-" + file;
  }

  @Override
  public Opened run() throws Exception {
    CountsOpenFiles count = new CountsOpenFiles(directory);
    long before = count.run();
    List<Closeable> open = new ArrayList<>();
    try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < files; i++) {
        Path file = Files.writeString(Path.of(directory, name(i)), TEXT);
        open.add(Files.newByteChannel(file));
      }
      Opened opened =
          new Opened(
              before, count.run(), port.getLocalPort(), Runtime.getRuntime().availableProcessors());
      meeting.comeAndWait(opened);
      return opened;
    } finally {
      for (Closeable each : open) {
        each.close();
      }
    }
  }
}
