package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.SharedMemory;
import io.github.threadsvsprocesses.process.Task;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Sends a number of messages over a channel, once all senders are ready to; gives the digest of
 * what it sent.
 *
 * @param ready counts the senders that are
 */
public record SendsSealed(
    Channel channel, SharedMemory.Address ready, int senders, int producer, int messages)
    implements Task<String> {
  private static final long GLANCE_NANOS = 50_000;

  @Override
  public String run() throws Exception {
    List<Sealed> sent =
        IntStream.range(0, messages).mapToObj(number -> Sealed.message(producer, number)).toList();
    try (SharedMemory counter = ready.attach()) {
      counter.getAndAddInt(0, 1);
      while (counter.getIntVolatile(0) < senders) {
        LockSupport.parkNanos(GLANCE_NANOS);
      }
    }
    channel.send(sent);
    return Sealed.digest(sent);
  }
}
