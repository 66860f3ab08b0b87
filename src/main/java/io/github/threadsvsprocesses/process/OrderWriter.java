package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.process.Messages.Order;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Sends a child its orders, in order, and never waits for a child that does not read: what may not
 * find room in the system's buffer is written by a thread of its own, which ends with the child.
 */
final class OrderWriter {
  /** Bytes that find room when nothing else waits there, on any system. */
  private static final int FITS_AT_ONCE = 2 << 10;

  private static final Executor DAEMONS = work -> Daemons.start("tvp-order", work);

  private final OutputStream to;
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  OrderWriter(OutputStream to) {
    this.to = to;
  }

  void send(Order order) {
    send(Frames.of(order.toBytes()));
  }

  /** Sends an order that was made a frame before, so that what cannot be sent was noticed there. */
  synchronized void send(byte[] frame) {
    if (frame.length <= FITS_AT_ONCE && last.isDone()) {
      write(frame);
    } else {
      last = last.thenRunAsync(() -> write(frame), DAEMONS);
    }
  }

  private void write(byte[] frame) {
    try {
      to.write(frame);
      to.flush();
    } catch (IOException gone) {
      // The reader of its reports will say how the child ended.
    }
  }
}
