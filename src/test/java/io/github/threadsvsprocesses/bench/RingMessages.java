package io.github.threadsvsprocesses.bench;

import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.process.Task;
import java.io.File;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Sixteen bytes a message through Agrona's ring for one producer and one consumer, in a file that
 * two JVMs have mapped. Nobody ever sleeps here, a message is copied and no more: there is no
 * acknowledgement, no second consumer and no answer to a producer that dies.
 */
final class RingMessages implements Contestant {
  /** Agrona reaches into the JDK. */
  static final String OPENS = "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED";

  private static final int CAPACITY = 1 << 20;
  private static final int TYPE = 1;

  private final Path file = Files.createTempFile(memory(), "ring", "");
  private final RingBuffer ring = map(file.toString());
  private final Worker producer;
  private long letters;

  RingMessages() throws Exception {
    producer = Worker.start(end -> new Writes(end, file.toString()), OPENS);
  }

  /** Where the system has one, a file system that never reaches a disk. */
  private static Path memory() {
    Path shm = Path.of("/dev/shm");
    return Files.isWritable(shm) ? shm : Path.of(System.getProperty("java.io.tmpdir"));
  }

  private static RingBuffer map(String file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            new File(file).toPath(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MappedByteBuffer memory =
          channel.map(MapMode.READ_WRITE, 0, CAPACITY + RingBufferDescriptor.TRAILER_LENGTH);
      return new OneToOneRingBuffer(new UnsafeBuffer(memory));
    }
  }

  record Writes(Pipe.End orders, String file) implements Task<Long> {
    @Override
    public Long run() throws Exception {
      RingBuffer ring = map(file);
      UnsafeBuffer message = new UnsafeBuffer(Message.small());
      return Worker.obey(
          orders,
          operations -> {
            for (int written = 0; written < operations; written++) {
              while (!ring.write(TYPE, message, 0, message.capacity())) {
                giveWay();
              }
            }
          });
    }
  }

  @Override
  public void run(int messages) throws Exception {
    producer.order(messages);
    int read = 0;
    while (read < messages) {
      int some = ring.read((type, buffer, offset, length) -> letters += length);
      read += some;
      if (some == 0) {
        giveWay();
      }
    }
  }

  /** On a machine with fewer CPUs than processes the other could not go on otherwise. */
  @SuppressWarnings("ThreadPriorityCheck") // A courtesy: nothing relies on it.
  private static void giveWay() {
    Thread.onSpinWait();
    Thread.yield();
  }

  /** Fails when what was read was not what was written. */
  @Override
  public void close() throws IOException {
    try {
      producer.close();
      if (letters % Message.SMALL.length() != 0) {
        throw new IllegalStateException("The ring has read " + letters + " letters.");
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
