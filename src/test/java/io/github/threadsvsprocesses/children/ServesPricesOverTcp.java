package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.process.Task;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Serves the {@link PriceList} over plain TCP, on the loopback interface and a free port, which it
 * returns; serves until its process ends. A request is two numbers of four bytes: the item, and the
 * microseconds that the answer has to be waited for, as for that of a peer far away. The answer is
 * the item and its price.
 */
public record ServesPricesOverTcp() implements Task<Integer> {
  private static final int BACKLOG = 50;

  @Override
  public Integer run() throws IOException {
    ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    start("accepts", () -> acceptAll(server));
    return server.getLocalPort();
  }

  private static void acceptAll(ServerSocket server) {
    try (server) {
      while (true) {
        Socket asker = server.accept();
        start("answers " + asker.getPort(), () -> answerAll(asker));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The server accepts nobody any more.", e);
    }
  }

  private static void answerAll(Socket asker) {
    try (asker;
        DataInputStream in = new DataInputStream(new BufferedInputStream(asker.getInputStream()));
        DataOutputStream out = new DataOutputStream(asker.getOutputStream())) {
      asker.setTcpNoDelay(true);
      while (true) {
        int item = in.readInt();
        Pause.micros(in.readInt());
        out.writeLong(((long) item << Integer.SIZE) | PriceList.cents(item));
      }
    } catch (EOFException hungUp) {
      // As every asker does in the end.
    } catch (IOException | InterruptedException broken) {
      System.err.println("A connection ended: " + broken);
    }
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
