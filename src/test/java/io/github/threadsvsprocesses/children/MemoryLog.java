package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.ProcessLock;
import io.github.threadsvsprocesses.ipc.SharedMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Messages one after another in shared memory, behind their number. Two senders meet at their first
 * message: the one in the middle of appending waits until the other wants to append too, or, where
 * nothing guards, is in the middle of it as well.
 */
public final class MemoryLog {
  private static final int SENDERS = 2;
  private static final long GLANCE_NANOS = 50_000;

  /** Offsets: how many messages there are; how many senders have come; how many got inside. */
  private static final int COUNT = 0;

  private static final int AT_THE_DOOR = 8;
  private static final int INSIDE = 16;
  private static final int MESSAGES = 64;

  private MemoryLog() {}

  /** Bytes that so many messages need. */
  public static int size(int messages) {
    return MESSAGES + messages * Sealed.SIZE;
  }

  static void append(Channel.Log log, List<Sealed> messages) throws Exception {
    try (SharedMemory memory = log.memory().attach()) {
      if (log.guard() == null) {
        for (Sealed message : messages) {
          append(memory, message, INSIDE);
        }
        return;
      }
      try (ProcessLock guard = log.guard().open()) {
        memory.getAndAddInt(AT_THE_DOOR, 1);
        for (Sealed message : messages) {
          guard.lock();
          try {
            append(memory, message, AT_THE_DOOR);
          } finally {
            guard.unlock();
          }
        }
      }
    }
  }

  private static void append(SharedMemory memory, Sealed message, int meetingPlace) {
    int count = memory.getInt(COUNT);
    memory.getAndAddInt(INSIDE, 1);
    while (memory.getIntVolatile(meetingPlace) < SENDERS) {
      LockSupport.parkNanos(GLANCE_NANOS);
    }
    memory.write(MESSAGES + count * Sealed.SIZE, message.toBytes(), 0, Sealed.SIZE);
    memory.putInt(COUNT, count + 1);
  }

  /** What the senders have left, when they have ended. */
  public static List<Sealed> messages(SharedMemory memory) {
    List<Sealed> messages = new ArrayList<>();
    byte[] bytes = new byte[Sealed.SIZE];
    for (int i = 0; i < memory.getIntVolatile(COUNT); i++) {
      memory.read(MESSAGES + i * Sealed.SIZE, bytes, 0, bytes.length);
      messages.add(Sealed.of(bytes));
    }
    return messages;
  }
}
