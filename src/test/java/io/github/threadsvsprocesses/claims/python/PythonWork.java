package io.github.threadsvsprocesses.claims.python;

import io.github.threadsvsprocesses.interpreter.Computation;
import java.util.zip.CRC32;

/**
 * What a crew of CPython does, see {@code cpython/work.py}; its result is known here beforehand, so
 * that skipped work is noticed.
 */
public enum PythonWork {
  /** The kit's own computation, in bytecode. */
  STEPS("steps", true) {
    @Override
    long resultOf(Computation part) {
      return part.checksum();
    }
  },

  /** CRC-32 of a buffer of a MiB, over and over, in native code that lets go of the lock. */
  NATIVE_HASH("native-hash", true) {
    @Override
    long resultOf(Computation part) {
      return crcOf(BUFFER_BYTES, part.units());
    }
  },

  /** The same function of the same buffer's first bytes, in bytecode. */
  BYTECODE_HASH("bytecode-hash", true) {
    @Override
    long resultOf(Computation part) {
      return crcOf(FIRST_BYTES, part.units());
    }
  },

  /** Waits of a millisecond, one after another, with the lock let go. */
  WAIT("wait", false) {
    @Override
    long resultOf(Computation part) {
      return part.units();
    }
  },

  /** The same waits with the lock held: native code that is called without letting go of it. */
  WAIT_HOLDING_THE_LOCK("wait-holding-the-lock", false) {
    @Override
    long resultOf(Computation part) {
      return part.units();
    }
  };

  private static final int BUFFER_BYTES = 1 << 20;
  private static final int FIRST_BYTES = 4 << 10;

  private final String kind;
  private final boolean computing;

  PythonWork(String kind, boolean computing) {
    this.kind = kind;
    this.computing = computing;
  }

  /** As the script names it. */
  String kind() {
    return kind;
  }

  /** Whether it needs a CPU all the time. */
  boolean isComputing() {
    return computing;
  }

  /** Of one worker's part. */
  abstract long resultOf(Computation part);

  private static long crcOf(int bytes, long times) {
    byte[] buffer = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      buffer[i] = (byte) i;
    }
    CRC32 crc = new CRC32();
    for (long time = 0; time < times; time++) {
      crc.update(buffer);
    }
    return crc.getValue();
  }
}
