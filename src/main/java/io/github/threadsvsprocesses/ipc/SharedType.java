package io.github.threadsvsprocesses.ipc;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An interface through which a {@link Manager}'s object is used, with what its type variables stand
 * for: {@code new SharedType<Register<String>>() {}}. An interface without type variables needs
 * nothing but its class. Immutable.
 *
 * @param <T> the interface
 */
public abstract class SharedType<T> {
  private final Type type;

  /**
   * Of the type that a subclass without a body names.
   *
   * @throws IllegalArgumentException when it names none
   */
  protected SharedType() {
    if (!(getClass().getGenericSuperclass() instanceof ParameterizedType named)) {
      throw new IllegalArgumentException(
          "Say which type it is: new SharedType<Register<String>>() {}, not a raw SharedType.");
    }
    type = named.getActualTypeArguments()[0];
  }

  private SharedType(Type type) {
    this.type = type;
  }

  /** Of an interface without type variables. */
  static <T> SharedType<T> of(Class<T> type) {
    return new Known<>(type);
  }

  /** Of an interface and its type arguments, which the caller knows to be those of T. */
  static <T> SharedType<T> parameterized(Class<? super T> type, Type... arguments) {
    return new Known<>(new Parameterized(type, arguments));
  }

  Type type() {
    return type;
  }

  @Override
  public final String toString() {
    return type.getTypeName();
  }

  private static final class Known<T> extends SharedType<T> {
    Known(Type type) {
      super(type);
    }
  }

  private static final class Parameterized implements ParameterizedType {
    private final Class<?> raw;
    private final Type[] arguments;

    Parameterized(Class<?> raw, Type... arguments) {
      this.raw = raw;
      this.arguments = arguments.clone();
    }

    @Override
    public Type[] getActualTypeArguments() {
      return arguments.clone();
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return raw.getDeclaringClass();
    }

    @Override
    public String toString() {
      return raw.getName()
          + Arrays.stream(arguments)
              .map(Type::getTypeName)
              .collect(Collectors.joining(", ", "<", ">"));
    }
  }
}
