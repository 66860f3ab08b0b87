package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Manager;
import io.github.threadsvsprocesses.ipc.MessageQueue;
import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.ipc.ProcessLock;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import io.github.threadsvsprocesses.ipc.RemoteObject;
import io.github.threadsvsprocesses.ipc.SharedList;
import io.github.threadsvsprocesses.ipc.SharedMemory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way from one process to another, as it travels; all but one of the parts are null. */
public record Channel(
    ProcessQueue.@Nullable Address queue,
    Pipe.@Nullable End pipe,
    Manager.@Nullable Address<SharedList<Sealed>> list,
    @Nullable Log log) {

  /**
   * Messages one after another in shared memory.
   *
   * @param guard that a sender holds while it appends; null when nothing guards
   */
  public record Log(SharedMemory.Address memory, ProcessLock.@Nullable Address guard) {}

  public static Channel of(ProcessQueue.Address queue) {
    return new Channel(queue, null, null, null);
  }

  public static Channel of(Pipe.End pipe) {
    return new Channel(null, pipe, null, null);
  }

  public static Channel of(Manager.Address<SharedList<Sealed>> list) {
    return new Channel(null, null, list, null);
  }

  public static Channel of(Log log) {
    return new Channel(null, null, null, log);
  }

  void send(List<Sealed> messages) throws Exception {
    if (queue != null) {
      try (MessageQueue<Sealed> open = queue.connect(Sealed.class)) {
        for (Sealed message : messages) {
          open.put(message);
        }
      }
    } else if (pipe != null) {
      try (Connection open = pipe.connect()) {
        for (Sealed message : messages) {
          open.send(message);
        }
      }
    } else if (list != null) {
      try (RemoteObject<SharedList<Sealed>> open = list.connect(SharedList.of(Sealed.class))) {
        for (Sealed message : messages) {
          open.get().add(message);
        }
      }
    } else if (log != null) {
      MemoryLog.append(log, messages);
    }
  }
}
