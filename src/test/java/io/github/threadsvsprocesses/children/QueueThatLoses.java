package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.MessageQueue;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A queue that says it has every message and drops some. Not safe for use by several threads. */
public final class QueueThatLoses<T> implements MessageQueue<T> {
  /** One message in so many is dropped. */
  public static final int ONE_IN = 1_000;

  private final MessageQueue<T> sound;
  private int puts;

  public QueueThatLoses(MessageQueue<T> sound) {
    this.sound = sound;
  }

  @Override
  public void put(T item) throws IOException, InterruptedException {
    puts++;
    if (puts % ONE_IN != 0) {
      sound.put(item);
    }
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
  public void endOfStream() throws IOException, InterruptedException {
    sound.endOfStream();
  }

  @Override
  public void close() {
    sound.close();
  }
}
