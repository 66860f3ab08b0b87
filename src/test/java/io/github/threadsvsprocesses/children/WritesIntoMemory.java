package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.ipc.SharedMemory;
import io.github.threadsvsprocesses.process.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Says what it sees in the memory, overwrites it, and says what it sees when the other side has
 * overwritten it in turn. What it says are digests: the bytes themselves never travel.
 *
 * @param privately true when its mapping of the same file is its own copy
 */
public record WritesIntoMemory(
    SharedMemory.Address memory, Pipe.End words, int seed, boolean privately)
    implements Task<String> {
  @Override
  public String run() throws Exception {
    try (Connection other = words.connect();
        SharedMemory shared = memory.attach()) {
      if (privately) {
        ByteBuffer own = ownCopy();
        return converse(other, bytes -> own.get(0, bytes), bytes -> own.put(0, bytes));
      }
      return converse(
          other,
          bytes -> shared.read(0, bytes, 0, bytes.length),
          bytes -> shared.write(0, bytes, 0, bytes.length));
    }
  }

  private interface Bytes {
    void move(byte[] bytes);
  }

  private String converse(Connection other, Bytes reading, Bytes writing) throws Exception {
    byte[] seen = new byte[memory.size()];
    reading.move(seen);
    other.send(Digests.of(seen));
    writing.move(Digests.bytes(seed, memory.size()));
    other.send("written");
    other.receive(String.class);
    reading.move(seen);
    return Digests.of(seen);
  }

  private ByteBuffer ownCopy() throws IOException {
    try (FileChannel file =
        FileChannel.open(
            Path.of(memory.name()), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return file.map(MapMode.PRIVATE, 0, memory.size());
    }
  }
}
