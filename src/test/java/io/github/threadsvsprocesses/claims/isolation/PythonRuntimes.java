package io.github.threadsvsprocesses.claims.isolation;

import io.github.threadsvsprocesses.cpython.CPython;
import java.util.List;

/**
 * The runtimes of a CPython's starter and its two workers, and what they counted while one worker
 * collected garbage.
 */
record PythonRuntimes(List<PythonRuntime> runtimes, Collections collections) {
  /** How many collections each counted meanwhile; also of JVMs. */
  record Collections(long workers, long siblings, long starters) {}

  /**
   * A runtime of CPython.
   *
   * @param name its version and its process
   * @param initialisation a token that was drawn when a module was initialised
   */
  record PythonRuntime(String name, String initialisation) {
    @Override
    public String toString() {
      return name + ", initialisation " + initialisation;
    }
  }

  /**
   * @param world "thread" or a start method
   * @param times how often the worker collects
   */
  static PythonRuntimes of(CPython python, String world, int times) {
    return python.run(PythonRuntimes.class, "every_process_has_its_own_runtime", world, times);
  }

  List<String> names() {
    return runtimes.stream().map(PythonRuntime::name).toList();
  }

  List<String> initialisations() {
    return runtimes.stream().map(PythonRuntime::initialisation).toList();
  }
}
