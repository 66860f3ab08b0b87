package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.ipc.MalformedMessageException;
import io.github.threadsvsprocesses.ipc.Values;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a task's class says of it. */
final class TaskType {
  private TaskType() {}

  /**
   * The {@code R} of the class's {@code Task<R>}.
   *
   * @throws IllegalArgumentException when the class is no record or does not say
   */
  static Type resultOf(Class<?> task) {
    if (!task.isRecord()) {
      throw new IllegalArgumentException(
          task.getName() + " cannot run in a child JVM: make the task a record.");
    }
    Type result = find(task, Map.of());
    if (result == null || result instanceof TypeVariable<?>) {
      throw new IllegalArgumentException(
          task.getName()
              + " does not say what its result is: let it implement Task<String>, say, not Task<T>"
              + " or a raw Task.");
    }
    return result;
  }

  /**
   * The task that has travelled. Only records that are tasks are made: no constructor of another
   * class is ever called.
   *
   * @param taskClass its name
   * @param components encoded
   */
  static Task<?> decode(String taskClass, byte[] components)
      throws ClassNotFoundException, MalformedMessageException {
    Class<?> type = Class.forName(taskClass, false, TaskType.class.getClassLoader());
    if (!type.isRecord() || !Task.class.isAssignableFrom(type)) {
      throw new IllegalArgumentException(type.getName() + " is not a record that is a Task.");
    }
    return (Task<?>) Values.decode(components, type);
  }

  private static @Nullable Type find(Type type, Map<TypeVariable<?>, Type> variables) {
    Class<?> raw;
    Map<TypeVariable<?>, Type> inner = new HashMap<>();
    if (type instanceof ParameterizedType parameterized) {
      raw = (Class<?>) parameterized.getRawType();
      Type[] arguments = parameterized.getActualTypeArguments();
      for (int i = 0; i < arguments.length; i++) {
        Type argument = arguments[i];
        inner.put(raw.getTypeParameters()[i], resolve(argument, variables));
      }
    } else {
      raw = (Class<?>) type;
    }
    if (raw == Task.class) {
      return inner.get(Task.class.getTypeParameters()[0]);
    }
    for (Type parent : raw.getGenericInterfaces()) {
      Type found = find(parent, inner);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static Type resolve(Type argument, Map<TypeVariable<?>, Type> variables) {
    return argument instanceof TypeVariable<?> variable
        ? variables.getOrDefault(variable, variable)
        : argument;
  }
}
