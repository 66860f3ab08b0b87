package io.github.threadsvsprocesses.ipc;

/** A number that several processes change through a {@link Manager}; every method is atomic. */
public interface SharedCounter {
  /** One that lives in this JVM, at zero, to be shared. */
  static SharedCounter create() {
    return new CounterHere();
  }

  long get();

  void set(long value);

  long addAndGet(long delta);

  long getAndAdd(long delta);

  long getAndSet(long value);

  /** True when it was the expected value, and now is the other. */
  boolean compareAndSet(long expected, long value);
}
