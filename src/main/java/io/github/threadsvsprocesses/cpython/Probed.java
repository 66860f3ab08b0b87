package io.github.threadsvsprocesses.cpython;

import java.util.List;

/**
 * What an interpreter says of itself, by {@code probe.py}.
 *
 * @param implementation such as CPython or PyPy
 * @param version such as 3.13.0
 * @param executable its path: what was named may be a script that looks for it
 * @param lock whether its interpreter lock is on
 * @param freeThreaded whether it was built so that the lock can be off
 * @param startMethods of its multiprocessing
 * @param trouble what keeps it from starting processes; empty when nothing does
 */
record Probed(
    String implementation,
    String version,
    int major,
    int minor,
    String executable,
    boolean lock,
    boolean freeThreaded,
    List<String> startMethods,
    String trouble) {
  Probed {
    startMethods = List.copyOf(startMethods);
  }

  /** The same interpreter with its lock on. */
  Probed withLock() {
    return new Probed(
        implementation,
        version,
        major,
        minor,
        executable,
        true,
        freeThreaded,
        startMethods,
        trouble);
  }

  /** The name of the runtime. */
  String runtime() {
    return CPython.RUNTIME
        + " "
        + version
        + (freeThreaded ? " free-threaded" : "")
        + (freeThreaded && lock ? " with its lock on" : "");
  }
}
