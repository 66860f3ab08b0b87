package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Pipe;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reports that come in through a socket, where the system makes no named pipes. */
final class SocketReports implements Reports {
  static final String SCHEME = "socket:";

  /** The start has a deadline of its own, which closes this. */
  private static final Duration LONG = Duration.ofDays(1);

  private final Pipe pipe;
  private volatile @Nullable Connection connection;

  private SocketReports(Pipe pipe) {
    this.pipe = pipe;
  }

  static SocketReports open() throws IOException {
    return new SocketReports(Pipe.throughSocket());
  }

  /** The secret holds no space, so it comes first. */
  @Override
  public String address() {
    return SCHEME + pipe.there().secret() + " " + pipe.there().socket();
  }

  static Connection connect(String address) throws IOException, InterruptedException {
    int space = address.indexOf(' ');
    return new Pipe.End(address.substring(space + 1), address.substring(SCHEME.length(), space))
        .connect();
  }

  @Override
  public byte[] receive() throws IOException, InterruptedException {
    Connection here = connection;
    if (here == null) {
      here = pipe.here(LONG);
      connection = here;
    }
    return here.receiveBytes();
  }

  @Override
  public void childHasEnded() {
    if (connection == null) {
      pipe.close();
    }
  }

  @Override
  public void close() {
    pipe.close();
  }
}
