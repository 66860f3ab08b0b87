package io.github.threadsvsprocesses.ipc;

/** A number that several processes change through a {@link Manager}; every method is atomic. */
public interface SharedCounter {
  /** One that lives in this JVM, at zero, to be shared. */
  static SharedCounter create() {
    return new CounterHere();
  }

  /** The value now. */
  long get();

  /** Whatever it was before. */
  void set(long value);

  /** Adds, past the largest long to the smallest; returns what it is then. */
  long addAndGet(long delta);

  /** Adds, past the largest long to the smallest; returns what it was before. */
  long getAndAdd(long delta);

  /** Returns what it was before. */
  long getAndSet(long value);

  /** True when it was the expected value, and now is the other. */
  boolean compareAndSet(long expected, long value);
}
