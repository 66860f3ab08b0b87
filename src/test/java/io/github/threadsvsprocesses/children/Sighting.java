package io.github.threadsvsprocesses.children;

import java.util.List;

/**
 * What a thread saw while it was inside.
 *
 * @param thread who looked
 * @param inside how many were inside with it, itself included
 * @param waitingFor each thread that queued, with the holder that its wait-for edge names
 */
public record Sighting(String thread, int inside, List<Edge> waitingFor) {
  /** One thread waits for a lock that another holds. */
  public record Edge(String waiter, String holder) {}
}
