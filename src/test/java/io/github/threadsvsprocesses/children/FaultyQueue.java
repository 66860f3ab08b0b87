package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.MessageQueue;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A queue whose {@code put} does wrong by one message in a thousand. Not safe for use by several
 * threads.
 */
public final class FaultyQueue<T> implements MessageQueue<T> {
  /** What it does wrong. */
  public enum Fault {
    LOSES,
    DOUBLES,
    /** Holds a message back until the next one was put. */
    SWAPS,
    NONE
  }

  private static final int ONE_IN = 1_000;

  private final MessageQueue<T> sound;
  private final Fault fault;
  private @Nullable T heldBack;
  private int puts;

  public FaultyQueue(MessageQueue<T> sound, Fault fault) {
    this.sound = sound;
    this.fault = fault;
  }

  @Override
  public void put(T item) throws IOException, InterruptedException {
    puts++;
    boolean wrong = puts % ONE_IN == ONE_IN - 1;
    if (wrong && fault == Fault.SWAPS) {
      heldBack = item;
      return;
    }
    if (!wrong || fault != Fault.LOSES) {
      sound.put(item);
    }
    if (wrong && fault == Fault.DOUBLES) {
      sound.put(item);
    }
    if (heldBack != null) {
      sound.put(heldBack);
      heldBack = null;
    }
  }

  @Override
  public boolean offer(T item, Duration timeout) throws IOException, InterruptedException {
    return sound.offer(item, timeout);
  }

  @Override
  public T take() throws IOException, InterruptedException {
    return sound.take();
  }

  @Override
  public @Nullable T poll(Duration timeout) throws IOException, InterruptedException {
    return sound.poll(timeout);
  }

  @Override
  public int size() throws IOException, InterruptedException {
    return sound.size();
  }

  @Override
  public void taskDone() throws IOException, InterruptedException {
    sound.taskDone();
  }

  @Override
  public void join() throws IOException, InterruptedException {
    sound.join();
  }

  @Override
  public boolean join(Duration timeout) throws IOException, InterruptedException {
    return sound.join(timeout);
  }

  @Override
  public void endOfStream() throws IOException, InterruptedException {
    sound.endOfStream();
  }

  @Override
  public void close() {
    sound.close();
  }
}
