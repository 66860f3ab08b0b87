package io.github.threadsvsprocesses.interpreter;

/**
 * One stay of one thread inside an interpreter, between taking the lock and letting go of it.
 *
 * <p>The instants are read while inside, so that under a lock that excludes no two turns overlap.
 *
 * @param threadId {@link Thread#getId()}
 * @param thread the thread's name at that time
 * @param fromNanos {@link System#nanoTime()} just after entering
 * @param toNanos {@link System#nanoTime()} just before leaving
 */
public record Turn(long threadId, String thread, long fromNanos, long toNanos) {

  /** Whether both were inside at some instant; turns that only touch do not overlap. */
  public boolean overlaps(Turn other) {
    return fromNanos - other.toNanos < 0 && other.fromNanos - toNanos < 0;
  }

  /** Time spent inside. */
  public long nanos() {
    return toNanos - fromNanos;
  }
}
