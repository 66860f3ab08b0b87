package io.github.threadsvsprocesses.bench;

import io.github.threadsvsprocesses.ipc.SharedMemory;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.Task;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A number through shared memory to a child JVM that looks for it, and back to this one that looks
 * for it: written with release, read with acquire. Both kinds of memory are looked at in the same
 * way.
 */
final class HandOffs implements Contestant {
  private static final int SIZE = 4096;

  /** Far enough apart not to share a cache line. */
  private static final int THERE = 0;

  private static final int BACK = 1024;

  private static final long THE_END = -1;

  /** A look takes nanoseconds; on one CPU the other side could not go on otherwise. */
  private static final int LOOKS_BEFORE_GIVING_WAY = 1_000;

  private interface Words {
    long acquire(int offset);

    void release(int offset, long value);
  }

  private final Words words;
  private final Freeing memory;
  private final ForkedJvm child = ForkedJvm.start();
  private long turn;

  private interface Freeing {
    void free() throws IOException;
  }

  private HandOffs(Words words, Freeing memory, Task<Long> answers) {
    this.words = words;
    this.memory = memory;
    var unused = child.submit(answers);
  }

  /** Through our shared memory. */
  static HandOffs ours() throws IOException {
    SharedMemory memory = SharedMemory.create(SIZE);
    return new HandOffs(
        new Ours(memory),
        () -> {
          memory.close();
          memory.unlink();
        },
        new AnswersInOurs(memory.address()));
  }

  /** Through a mapped buffer of the JDK's, where the system has memory for that if it has any. */
  static HandOffs bare() throws IOException {
    Path shm = Path.of("/dev/shm");
    Path folder = Files.isWritable(shm) ? shm : Path.of(System.getProperty("java.io.tmpdir"));
    Path file = Files.createTempFile(folder, "bare", "");
    return new HandOffs(
        Bare.map(file), () -> Files.deleteIfExists(file), new AnswersInBare(file.toString()));
  }

  private record Ours(SharedMemory memory) implements Words {
    @Override
    public long acquire(int offset) {
      return memory.getLongAcquire(offset);
    }

    @Override
    public void release(int offset, long value) {
      memory.putLongRelease(offset, value);
    }
  }

  private record Bare(ByteBuffer memory) implements Words {
    private static final VarHandle LONGS =
        MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    static Bare map(Path file) throws IOException {
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        return new Bare(channel.map(MapMode.READ_WRITE, 0, SIZE));
      }
    }

    @Override
    public long acquire(int offset) {
      return (long) LONGS.getAcquire(memory, offset);
    }

    @Override
    public void release(int offset, long value) {
      LONGS.setRelease(memory, offset, value);
    }
  }

  record AnswersInOurs(SharedMemory.Address address) implements Task<Long> {
    @Override
    public Long run() throws Exception {
      try (SharedMemory memory = address.attach()) {
        return answer(new Ours(memory));
      }
    }
  }

  record AnswersInBare(String file) implements Task<Long> {
    @Override
    public Long run() throws Exception {
      return answer(Bare.map(Path.of(file)));
    }
  }

  private static long answer(Words words) throws InterruptedException {
    long last = 0;
    while (true) {
      long next = awaitOther(words, THERE, last);
      if (next == THE_END) {
        return last;
      }
      last = next;
      words.release(BACK, next);
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // A courtesy: nothing relies on it.
  private static long awaitOther(Words words, int offset, long than) throws InterruptedException {
    int looks = 0;
    long seen = words.acquire(offset);
    while (seen == than) {
      Thread.onSpinWait();
      if (++looks % LOOKS_BEFORE_GIVING_WAY == 0) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        Thread.yield();
      }
      seen = words.acquire(offset);
    }
    return seen;
  }

  @Override
  public void run(int roundTrips) throws Exception {
    for (int made = 0; made < roundTrips; made++) {
      long last = turn++;
      words.release(THERE, turn);
      awaitOther(words, BACK, last);
    }
  }

  @Override
  public void close() throws IOException {
    words.release(THERE, THE_END);
    child.close();
    memory.free();
  }
}
