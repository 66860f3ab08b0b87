package io.github.threadsvsprocesses.children;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The files and connections that this process has at hand, by the system's name for each, which is
 * what its table of descriptors shows: a file's path, or {@code socket:[inode]}.
 */
public final class OpenChannels {
  static final String DESCRIPTOR = "descriptor ";

  /**
   * Static on purpose: whether they are known in one process or in all is what a claim is about.
   */
  private static final Map<String, ByteChannel> BY_NAME = new ConcurrentHashMap<>();

  /** Linux: a link for each descriptor of this process; the kernel's own word. */
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  /** Linux: a line for each TCP connection; local and remote address are its second and third. */
  private static final Path CONNECTIONS = Path.of("/proc/self/net/tcp");

  private static final int INODE = 9;

  private OpenChannels() {}

  /** What the table of descriptors calls a TCP connection; made up where there is no such table. */
  public static String nameOf(SocketChannel connection) throws IOException {
    String ends = port(connection.getLocalAddress()) + " " + port(connection.getRemoteAddress());
    if (Files.exists(CONNECTIONS)) {
      for (String line : Files.readAllLines(CONNECTIONS)) {
        List<String> fields = List.of(line.strip().split("\\s+"));
        if (ends.equals(afterColon(fields.get(1)) + " " + afterColon(fields.get(2)))) {
          return "socket:[" + fields.get(INODE) + "]";
        }
      }
    }
    return "the connection of ports " + ends;
  }

  private static String port(SocketAddress address) {
    return String.format(Locale.ROOT, "%04X", ((InetSocketAddress) address).getPort());
  }

  private static String afterColon(String address) {
    return address.substring(address.indexOf(':') + 1);
  }

  /** Makes a channel known to every thread of this process. */
  public static void put(String name, ByteChannel channel) {
    BY_NAME.put(name, channel);
  }

  /** Forgets it, for one that is closed. */
  public static void remove(String name) {
    BY_NAME.remove(name);
  }

  static @Nullable ByteChannel get(String name) {
    return BY_NAME.get(name);
  }

  /** Under which descriptor this process has it open, in words. */
  static String descriptorOf(String name) throws IOException {
    if (!Files.isDirectory(DESCRIPTORS)) {
      return "the system does not show its descriptors";
    }
    int open = 0;
    try (DirectoryStream<Path> links = Files.newDirectoryStream(DESCRIPTORS)) {
      for (Path link : links) {
        open++;
        if (isLinkTo(name, link)) {
          return DESCRIPTOR + link.getFileName();
        }
      }
    }
    return "none of its " + open + " descriptors is of it";
  }

  private static boolean isLinkTo(String name, Path link) {
    try {
      return Files.readSymbolicLink(link).toString().equals(name);
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }
}
