package io.github.threadsvsprocesses.claims.python;

import io.github.threadsvsprocesses.cpython.CPython;
import java.util.HashMap;
import java.util.Map;

/**
 * What is measured once in a run on each interpreter, when the first asks: inside a check or
 * control, so that it may stay undecided. Safe for use by many threads.
 */
final class OncePerPython<T> {
  private final Map<CPython, T> measured = new HashMap<>();
  private final Map<CPython, Exception> failures = new HashMap<>();
  private final Measuring<T> measuring;

  /** Takes seconds. */
  @FunctionalInterface
  interface Measuring<T> {
    T on(CPython python) throws Exception;
  }

  OncePerPython(Measuring<T> measuring) {
    this.measuring = measuring;
  }

  synchronized T on(CPython python) throws Exception {
    Exception failure = failures.get(python);
    if (failure != null) {
      throw failure; // Whoever asks next need not wait for the same to happen again.
    }
    T known = measured.get(python);
    if (known == null) {
      try {
        known = measuring.on(python);
      } catch (Exception once) {
        failures.put(python, once);
        throw once;
      }
      measured.put(python, known);
    }
    return known;
  }
}
