package io.github.threadsvsprocesses.ipc;

import java.nio.channels.Selector;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Wakes selectors when processes end. What waits for a process's exit at the JDK stays there until
 * that, so one does for all that wait in this JVM. Safe for use by many threads.
 */
final class Exits {
  private static final Map<ProcessHandle, Set<Selector>> WATCHERS = new ConcurrentHashMap<>();

  private Exits() {}

  /**
   * From now on; whether the process has ended already is to be asked afterwards.
   *
   * @throws IllegalStateException when it is this process
   */
  static void watch(ProcessHandle process, Selector selector) {
    if (process.equals(ProcessHandle.current())) {
      throw new IllegalStateException("A process cannot wait for its own end.");
    }
    Set<Selector> first = ConcurrentHashMap.newKeySet();
    Set<Selector> before = WATCHERS.putIfAbsent(process, first);
    (before == null ? first : before).add(selector);
    if (before == null) {
      var unused = process.onExit().thenRun(() -> tell(process));
    }
  }

  private static void tell(ProcessHandle process) {
    Set<Selector> watchers = WATCHERS.remove(process);
    if (watchers != null) {
      watchers.forEach(Selector::wakeup);
    }
  }

  static void unwatch(ProcessHandle process, Selector selector) {
    Set<Selector> watchers = WATCHERS.get(process);
    if (watchers != null) {
      watchers.remove(selector);
    }
  }
}
