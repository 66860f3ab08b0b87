package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.process.Task;

/** Allocates some memory and drops it at once; says whether it got it. */
public record AsksForMemory(int mebibytes) implements Task<Boolean> {
  @Override
  public Boolean run() {
    try {
      return new byte[mebibytes << 20].length > 0;
    } catch (OutOfMemoryError none) {
      return false;
    }
  }
}
