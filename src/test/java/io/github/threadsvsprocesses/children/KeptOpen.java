package io.github.threadsvsprocesses.children;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a thread keeps open from task to task, a connection or a file, since opening is no part of
 * the work. Who asks for another address than before gets a new one, and the old one is closed.
 * Thread-safe; a process that ends closes what is left.
 *
 * @param <A> the address; equal addresses are the same
 * @param <T> what is open there
 */
final class KeptOpen<A, T extends AutoCloseable> {
  private final Opening<A, T> opening;

  @SuppressWarnings("ThreadLocalUsage") // Who keeps something open does so in a static field.
  private final ThreadLocal<@Nullable Kept<A, T>> ofThisThread = new ThreadLocal<>();

  private final Set<T> open = ConcurrentHashMap.newKeySet();

  /** How to open one. */
  interface Opening<A, T> {
    T open(A address) throws Exception;
  }

  private record Kept<A, T>(A address, T opened) {}

  KeptOpen(Opening<A, T> opening) {
    this.opening = opening;
  }

  /** The calling thread's, opened if need be. */
  T at(A address) throws Exception {
    Kept<A, T> kept = ofThisThread.get();
    if (kept != null && kept.address.equals(address) && open.contains(kept.opened)) {
      return kept.opened;
    }
    if (kept != null && open.remove(kept.opened)) {
      kept.opened.close();
    }
    T opened = opening.open(address);
    open.add(opened);
    ofThisThread.set(new Kept<>(address, opened));
    return opened;
  }

  /** All threads', for good: who asks again gets a new one. */
  void closeAll() throws IOException {
    for (T each : List.copyOf(open)) {
      if (open.remove(each)) {
        try {
          each.close();
        } catch (Exception e) {
          throw new IOException(each + " could not be closed", e);
        }
      }
    }
  }
}
