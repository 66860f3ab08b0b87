package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.crew.Crew;
import java.util.ArrayDeque;
import java.util.Deque;

/** Crews that end together, the last first, though one of them makes trouble. */
final class StartedCrews implements AutoCloseable {
  private final Deque<Crew> crews = new ArrayDeque<>();

  /** Takes one along. */
  <C extends Crew> C kept(C crew) {
    crews.push(crew);
    return crew;
  }

  /**
   * Ends all of them.
   *
   * @throws IllegalStateException when a thread goes on although it was interrupted; it keeps no
   *     JVM alive
   */
  @Override
  public void close() {
    RuntimeException first = null;
    for (Crew crew : crews) {
      try {
        crew.close();
      } catch (RuntimeException trouble) {
        if (first == null) {
          first = trouble;
        } else {
          first.addSuppressed(trouble);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
