package io.github.threadsvsprocesses.ipc;

import java.io.IOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Waits for the first of many things at once: messages, ends of streams, exits of processes. */
public final class Wait {
  private Wait() {}

  /**
   * What need not be waited for any more; both empty when the time was over.
   *
   * @param connections with a whole message, or the end of the stream, to be received
   * @param processes that have ended
   */
  public record Ready(List<Connection> connections, List<ProcessHandle> processes) {
    public Ready {
      connections = List.copyOf(connections);
      processes = List.copyOf(processes);
    }

    /** True when the time was over before anything was ready. */
    public boolean isEmpty() {
      return connections.isEmpty() && processes.isEmpty();
    }
  }

  /** Waits for connections only, see {@link #forAny(List, List, Duration)}. */
  public static Ready forAny(List<Connection> connections, Duration timeout)
      throws IOException, InterruptedException {
    return forAny(connections, List.of(), timeout);
  }

  /**
   * Waits until at least one is ready, and returns all that are. A connection from which another
   * thread receives at that moment is not ready.
   *
   * @throws IOException when a connection was closed on this side
   * @throws InterruptedException when this thread is interrupted; nothing was received
   * @throws IllegalStateException when a process is this one
   * @throws UnsupportedOperationException when a connection only sends
   */
  public static Ready forAny(
      List<Connection> connections, List<ProcessHandle> processes, Duration timeout)
      throws IOException, InterruptedException {
    Deadline deadline = Deadline.after(timeout);
    Ready ready = ready(connections, processes);
    if (!ready.isEmpty() || deadline.isOver()) {
      return ready;
    }
    try (Selector selector = Selector.open()) {
      try {
        for (Connection connection : connections) {
          connection.watchWith(selector);
        }
        processes.forEach(process -> Exits.watch(process, selector));
        for (ready = ready(connections, processes);
            ready.isEmpty() && !deadline.isOver();
            ready = ready(connections, processes)) {
          selector.select(deadline.millisToSelect());
          selector.selectedKeys().clear();
          if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while waiting for any of many");
          }
        }
      } finally {
        connections.forEach(connection -> connection.unwatch(selector));
        processes.forEach(process -> Exits.unwatch(process, selector));
      }
    }
    return ready;
  }

  private static Ready ready(List<Connection> connections, List<ProcessHandle> processes)
      throws IOException, InterruptedException {
    List<Connection> received = new ArrayList<>();
    for (Connection connection : connections) {
      if (connection.isReady()) {
        received.add(connection);
      }
    }
    return new Ready(received, processes.stream().filter(each -> !each.isAlive()).toList());
  }
}
