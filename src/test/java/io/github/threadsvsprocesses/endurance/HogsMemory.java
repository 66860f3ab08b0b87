package io.github.threadsvsprocesses.endurance;

import io.github.threadsvsprocesses.process.Task;
import java.util.Arrays;

/** Writes over far more memory than any cache holds, without end. */
record HogsMemory() implements Task<Void> {
  private static final int BYTES = 128 << 20;

  @Override
  public Void run() {
    byte[] memory = new byte[BYTES];
    for (byte value = 0; ; value++) {
      Arrays.fill(memory, value);
    }
  }
}
