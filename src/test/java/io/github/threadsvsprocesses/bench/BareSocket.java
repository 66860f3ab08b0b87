package io.github.threadsvsprocesses.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Unix-domain socket as the JDK gives it, blocking, between two JVMs. */
final class BareSocket implements AutoCloseable {
  private final Path path;
  private final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);

  private BareSocket(Path path) throws IOException {
    this.path = path;
    server.bind(UnixDomainSocketAddress.of(path));
  }

  static BareSocket listen() throws IOException {
    Path directory = Files.createTempDirectory("bare");
    return new BareSocket(directory.resolve("s"));
  }

  /** Where {@link #connect} finds it. */
  String address() {
    return path.toString();
  }

  SocketChannel accept() throws IOException {
    return server.accept();
  }

  static SocketChannel connect(String address) throws IOException {
    return SocketChannel.open(UnixDomainSocketAddress.of(address));
  }

  /** Fills the buffer. */
  static void readFully(SocketChannel channel, ByteBuffer into) throws IOException {
    into.clear();
    while (into.hasRemaining()) {
      if (channel.read(into) < 0) {
        throw new EOFException("The other end is gone.");
      }
    }
  }

  /** Writes the whole buffer. */
  static void writeFully(SocketChannel channel, ByteBuffer from) throws IOException {
    from.clear();
    while (from.hasRemaining()) {
      channel.write(from);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(path);
    Files.deleteIfExists(path.getParent());
  }
}
