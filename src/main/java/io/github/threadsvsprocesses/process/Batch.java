package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.ipc.MalformedMessageException;
import io.github.threadsvsprocesses.ipc.Values;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Several tasks handed to a child JVM at once, done there one after another. What comes back is
 * encoded; {@link #decode} makes results of it.
 */
public record Batch(List<Item> items) implements Task<List<byte[]>> {
  public Batch {
    items = List.copyOf(items);
  }

  /**
   * A task on its way.
   *
   * @param taskClass its name
   * @param task its components, encoded
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Item(String taskClass, byte[] task) {}

  /**
   * These tasks, in this order.
   *
   * @throws IllegalArgumentException when one of them cannot travel, or does not say its result's
   *     type
   */
  public static Batch of(List<? extends Task<?>> tasks) {
    List<Item> items = new ArrayList<>(tasks.size());
    for (Task<?> task : tasks) {
      TaskType.resultOf(task.getClass());
      items.add(new Item(task.getClass().getName(), Values.encode(task)));
    }
    return new Batch(items);
  }

  @Override
  public List<byte[]> run() throws Exception {
    List<byte[]> results = new ArrayList<>(items.size());
    for (Item item : items) {
      results.add(Values.encode(TaskType.decode(item.taskClass(), item.task()).run()));
    }
    return results;
  }

  /**
   * What {@link #run} returned for a task, as it was.
   *
   * @param task of which it is the result
   * @throws IllegalStateException when it is none
   */
  @SuppressWarnings("unchecked")
  public static <R> R decode(byte[] result, Task<R> task) {
    Type type = TaskType.resultOf(task.getClass());
    try {
      Object value = Values.decode(result, type);
      if (value == null) {
        throw new IllegalStateException(task + " returned null in a child; let it return a value.");
      }
      return (R) value; // Of the type that the task's class says.
    } catch (MalformedMessageException e) {
      throw new IllegalStateException("A child sent what is no result of " + task + ".", e);
    }
  }
}
