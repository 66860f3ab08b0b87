package io.github.threadsvsprocesses.claims.python;

import io.github.threadsvsprocesses.interpreter.Computation;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/**
 * What a crew of CPython does, see {@code cpython/work.py}; its result is known here beforehand, so
 * that skipped work is noticed.
 */
public enum PythonWork {
  /** Remainders of a long integer, in a loop of bytecode, with the lock held. */
  REMAINDERS("remainders", true) {
    @Override
    long resultOf(Computation part) {
      long divisions = part.units() * DIVISIONS_PER_UNIT;
      return LongStream.range(0, divisions)
          .map(i -> part.firstUnit() * DIVISIONS_PER_UNIT + i)
          .map(division -> LEAST_DIVISOR + division % DIVISORS)
          .map(PythonWork::remainderBy)
          .sum();
    }
  },

  /** SHA-1 of a buffer of a MiB, over and over, in native code that lets go of the lock. */
  NATIVE_HASH("native-hash", true) {
    @Override
    long resultOf(Computation part) {
      return KNOWN_HASHES.computeIfAbsent(part.units(), units -> hashOf(BUFFER_BYTES, units));
    }
  },

  /** The same function of the same buffer's first bytes, in bytecode. */
  BYTECODE_HASH("bytecode-hash", true) {
    @Override
    long resultOf(Computation part) {
      return hashOf(FIRST_BYTES, part.units());
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

  private static final int BASE = 7;
  private static final int EXPONENT = 4000;
  private static final long DIVISIONS_PER_UNIT = 100;
  private static final long LEAST_DIVISOR = 3;
  private static final long DIVISORS = 32_749;

  private static final int BUFFER_BYTES = 1 << 20;
  private static final int FIRST_BYTES = 512;

  /** Of the whole buffer, so many times over: as much work here as there. */
  private static final Map<Long, Long> KNOWN_HASHES = new ConcurrentHashMap<>();

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

  /** Without the long integer: the power by squaring, each product reduced at once. */
  private static long remainderBy(long divisor) {
    long remainder = 1 % divisor;
    long square = BASE % divisor;
    for (int rest = EXPONENT; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        remainder = remainder * square % divisor;
      }
      square = square * square % divisor;
    }
    return remainder;
  }

  /** The first word of the digest. */
  private static long hashOf(int bytes, long times) {
    byte[] buffer = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      buffer[i] = (byte) i;
    }
    MessageDigest sha1 = sha1();
    for (long time = 0; time < times; time++) {
      sha1.update(buffer);
    }
    return Integer.toUnsignedLong(ByteBuffer.wrap(sha1.digest()).getInt());
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
