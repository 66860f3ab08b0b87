package io.github.threadsvsprocesses.ipc;

import java.util.concurrent.atomic.AtomicLong;

/** The counter itself. */
final class CounterHere implements SharedCounter {
  private final AtomicLong value = new AtomicLong();

  @Override
  public long get() {
    return value.get();
  }

  @Override
  public void set(long newValue) {
    value.set(newValue);
  }

  @Override
  public long addAndGet(long delta) {
    return value.addAndGet(delta);
  }

  @Override
  public long getAndAdd(long delta) {
    return value.getAndAdd(delta);
  }

  @Override
  public long getAndSet(long newValue) {
    return value.getAndSet(newValue);
  }

  @Override
  public boolean compareAndSet(long expected, long newValue) {
    return value.compareAndSet(expected, newValue);
  }
}
