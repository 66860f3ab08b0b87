package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.ProcessLock;
import io.github.threadsvsprocesses.ipc.SharedMemory;
import io.github.threadsvsprocesses.process.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Appends numbered messages to a list in shared memory, as many as it is granted; says how many.
 *
 * @param guard the lock that it holds meanwhile; when null, a {@link LockWord} beside the list
 * @param staysAt the number of a message amidst which it stays for ever, with the lock
 */
public record AppendsWhenGranted(
    SharedMemory.Address list,
    ProcessLock.@Nullable Address guard,
    String witness,
    int worker,
    int staysAt)
    implements Task<Integer> {
  /** Offsets: how many messages there are; the lock's word; the messages. */
  private static final int COUNT = 0;

  private static final int LOCK_WORD = 8;
  private static final int MESSAGES = 16;
  private static final int MESSAGE = 2 * Integer.BYTES;

  /** Bytes that so many messages need. */
  public static int size(int messages) {
    return MESSAGES + messages * MESSAGE;
  }

  @Override
  public Integer run() throws Exception {
    Witness seen = Witness.open(witness);
    try (SharedMemory memory = list.attach()) {
      if (guard == null) {
        LockWord word = new LockWord(memory, LOCK_WORD, seen, worker);
        return seen.seesTheWorkOf(
            worker, number -> append(memory, number, word::lock, word::unlock, seen));
      }
      try (ProcessLock lock = guard.open()) {
        return seen.seesTheWorkOf(
            worker, number -> append(memory, number, lock::lock, lock::unlock, seen));
      }
    }
  }

  private void append(SharedMemory memory, int number, Runnable lock, Runnable unlock, Witness seen)
      throws InterruptedException {
    lock.run();
    int count = memory.getInt(COUNT);
    memory.putInt(MESSAGES + count * MESSAGE, worker);
    memory.putInt(MESSAGES + count * MESSAGE + Integer.BYTES, number);
    if (number == staysAt) {
      seen.sawInside(worker, number + 1);
      new CountDownLatch(1).await();
    }
    memory.putInt(COUNT, count + 1); // From here on the message is in the list.
    unlock.run();
  }

  /** What the list holds when nobody appends any more. */
  public static List<Numbered> messages(SharedMemory memory) {
    List<Numbered> messages = new ArrayList<>();
    for (int i = 0; i < memory.getIntVolatile(COUNT); i++) {
      int at = MESSAGES + i * MESSAGE;
      messages.add(new Numbered(memory.getInt(at), memory.getInt(at + Integer.BYTES)));
    }
    return messages;
  }
}
