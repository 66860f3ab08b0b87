package io.github.threadsvsprocesses.ipc;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** How to take a record apart and put it together again; found once for each class. */
final class RecordShape {
  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return new RecordShape(type);
        }
      };

  private final Class<?> type;
  private final RecordComponent[] components;
  private final Method[] accessors;
  private final Constructor<?> constructor;

  private RecordShape(Class<?> type) {
    this.type = type;
    components = type.getRecordComponents();
    accessors = new Method[components.length];
    Class<?>[] parameters = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      accessors[i] = components[i].getAccessor();
      accessors[i].setAccessible(true);
      parameters[i] = components[i].getType();
    }
    try {
      constructor = type.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(type + " has no canonical constructor.", impossible);
    }
  }

  static RecordShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  RecordComponent[] components() {
    return components;
  }

  @Nullable Object component(Object value, int index) {
    try {
      return accessors[index].invoke(value);
    } catch (IllegalAccessException | InvocationTargetException refused) {
      throw new IllegalArgumentException(
          type.getName() + "." + components[index].getName() + " could not be read.", refused);
    }
  }

  Object create(@Nullable Object[] values) throws MalformedMessageException {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException refused) {
      throw new MalformedMessageException(
          type.getName() + " refused its components: " + refused.getCause(), refused.getCause());
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(type + " could not be created.", impossible);
    }
  }
}
