package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.MessageQueue;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Workers, in threads or in processes, come here, say a word and wait until they may go on. Whoever
 * opened it hears them; closing it fails those who still wait.
 *
 * @param <T> the word; see {@link io.github.threadsvsprocesses.ipc.Values} for what it may be
 */
public final class Meeting<T> implements AutoCloseable {
  /** How long one look lasts; what is seen decides, not how often it was looked for. */
  private static final Duration LOOK = Duration.ofMillis(1);

  private final ProcessQueue<T> arrivals;
  private final ProcessQueue<Boolean> permits;

  private Meeting(ProcessQueue<T> arrivals, ProcessQueue<Boolean> permits) {
    this.arrivals = arrivals;
    this.permits = permits;
  }

  public static <T> Meeting<T> open(Class<T> word) throws IOException {
    return new Meeting<>(ProcessQueue.open(word), ProcessQueue.open(Boolean.class));
  }

  /** Where workers meet; travels as a component of a task. */
  public Place place() {
    return new Place(arrivals.address(), permits.address());
  }

  /**
   * Waits for a worker to come.
   *
   * @param task that makes it come
   * @throws ExecutionException when the task failed instead
   */
  public T next(Future<?> task) throws IOException, InterruptedException, ExecutionException {
    while (true) {
      T word = nextIfAny();
      if (word != null) {
        return word;
      }
      if (task.isDone()) {
        throw new IllegalStateException("The task ended without a word, with " + task.get());
      }
    }
  }

  /** The next worker's word; null when nobody came during a look. */
  public @Nullable T nextIfAny() throws IOException, InterruptedException {
    return arrivals.poll(LOOK);
  }

  /** Lets so many of those who wait, or will come, go on. */
  public void letGoOn(int workers) throws IOException, InterruptedException {
    for (int i = 0; i < workers; i++) {
      permits.put(true);
    }
  }

  @Override
  public void close() {
    arrivals.close();
    permits.close();
  }

  /** Where workers meet. */
  public record Place(ProcessQueue.Address arrivals, ProcessQueue.Address permits) {
    /** Says a word and waits for the permit to go on. */
    void comeAndWait(Object word) throws IOException, InterruptedException {
      try (MessageQueue<Object> says = arrivals.connect(Object.class);
          MessageQueue<Boolean> waits = permits.connect(Boolean.class)) {
        says.put(word);
        waits.take();
      }
    }

    /** Says a word and goes on. */
    void say(Object word) throws IOException, InterruptedException {
      try (MessageQueue<Object> says = arrivals.connect(Object.class)) {
        says.put(word);
      }
    }
  }
}
