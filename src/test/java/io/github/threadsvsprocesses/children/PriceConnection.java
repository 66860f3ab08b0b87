package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** A connection to {@link ServesPricesOverTcp}. Used by one thread. */
final class PriceConnection implements AutoCloseable {
  /** A thousand times the usual; scaled. */
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private static final KeptOpen<Integer, PriceConnection> OF_THREADS =
      new KeptOpen<>(PriceConnection::new);

  private final Socket socket = new Socket();
  private final DataInputStream in;
  private final DataOutputStream out;

  private PriceConnection(int port) throws IOException {
    int deadline = (int) TimeoutFactor.times(DEADLINE).toMillis();
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), deadline);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(deadline);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    out = new DataOutputStream(socket.getOutputStream());
  }

  /** The calling thread's, which stays open. */
  static PriceConnection to(int port) throws Exception {
    return OF_THREADS.at(port);
  }

  /** Those of all threads of this process. */
  static void hangUp() throws IOException {
    OF_THREADS.closeAll();
  }

  /** Waits for the answer. */
  int cents(int item, int latencyMicros) throws IOException {
    out.writeLong(((long) item << Integer.SIZE) | latencyMicros); // In one write.
    int answered = in.readInt();
    int cents = in.readInt();
    if (answered != item) {
      throw new IOException("asked for item " + item + ", answered for " + answered);
    }
    return cents;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
