package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.ipc.MalformedMessageException;
import io.github.threadsvsprocesses.ipc.Values;
import java.io.Serial;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several tasks handed to a child JVM at once, done there one after another. What comes back is
 * encoded; {@link #decode} makes results of it.
 */
public record Batch(List<Item> items) implements Task<List<byte[]>> {
  /** Of a task in a message. */
  private static final int LONGEST_NAME = 120;

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
  record Item(String taskClass, byte[] task) {
    Task<?> decoded() throws TaskFailed {
      try {
        return TaskType.decode(taskClass, task);
      } catch (ClassNotFoundException absent) {
        throw new TaskFailed(
            "a child JVM finds no class "
                + taskClass
                + "; it must be on the class path, not on a module path or in a class loader of its own",
            null);
      } catch (MalformedMessageException | RuntimeException unreadable) {
        throw new TaskFailed("a " + taskClass + " cannot be made of its components", unreadable);
      }
    }
  }

  /** A task of several failed; the message names it and what it threw. */
  public static final class TaskFailed extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    TaskFailed(String what, @Nullable Throwable cause) {
      super(cause == null ? what : what + ": " + cause, cause);
    }
  }

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
      results.add(encoded(item.decoded()));
    }
    return results;
  }

  private static byte[] encoded(Task<?> task) throws TaskFailed {
    Object result = resultOf(task);
    try {
      return Values.encode(result);
    } catch (RuntimeException cannotTravel) {
      throw new TaskFailed("the result of " + shortly(task) + " cannot travel", cannotTravel);
    }
  }

  /**
   * Does a task where this is called, and names it should it fail.
   *
   * @throws TaskFailed whatever the task threw
   */
  public static <R> R resultOf(Task<R> task) throws TaskFailed {
    try {
      return task.run();
    } catch (Throwable thrown) {
      throw new TaskFailed(shortly(task), thrown);
    }
  }

  /** Its class and components, not too long for a line. */
  private static String shortly(Task<?> task) {
    String text = String.valueOf(task).lines().findFirst().orElse("");
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + " …";
  }

  /** Its items are for machines. */
  @Override
  public String toString() {
    return "a batch of " + items.size() + (items.size() == 1 ? " task" : " tasks");
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
