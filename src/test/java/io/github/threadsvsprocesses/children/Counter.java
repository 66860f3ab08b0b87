package io.github.threadsvsprocesses.children;

import java.util.concurrent.Callable;

/** A number that is read, and then written, with nothing that holds the two together. */
public final class Counter {
  /** On purpose a plain field: guarding it is left to those who use it. */
  private int value;

  public int value() {
    return value;
  }

  /** Reads, does something else, and writes what it read plus one. */
  <T> T addOne(Callable<T> betweenReadAndWrite) throws Exception {
    int read = value;
    T result = betweenReadAndWrite.call();
    value = read + 1;
    return result;
  }
}
