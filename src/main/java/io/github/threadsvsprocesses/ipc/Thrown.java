package io.github.threadsvsprocesses.ipc;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Manager}'s object threw, on its way to the caller.
 *
 * @param type the class to make there: one that the method declares or a well-known one; of no
 *     other is an object ever made
 * @param message of the exception
 */
record Thrown(String type, @Nullable String message, Failure failure) {
  /** Made by their constructors: no class is looked up by a name that came from elsewhere. */
  private static final Map<String, Function<@Nullable String, Throwable>> WELL_KNOWN =
      List.<Function<@Nullable String, Throwable>>of(
              ArithmeticException::new,
              ArrayIndexOutOfBoundsException::new,
              ArrayStoreException::new,
              ClassCastException::new,
              ConcurrentModificationException::new,
              DateTimeException::new,
              EOFException::new,
              FileNotFoundException::new,
              IOException::new,
              IllegalArgumentException::new,
              IllegalMonitorStateException::new,
              IllegalStateException::new,
              IndexOutOfBoundsException::new,
              NegativeArraySizeException::new,
              NoSuchElementException::new,
              NullPointerException::new,
              NumberFormatException::new,
              SecurityException::new,
              StringIndexOutOfBoundsException::new,
              TimeoutException::new,
              UnsupportedOperationException::new)
          .stream()
          .collect(Collectors.toMap(each -> each.apply(null).getClass().getName(), each -> each));

  /** In the owner. */
  static Thrown by(Method method, Throwable thrown) {
    Failure failure = Failure.of(thrown);
    for (Class<?> type = thrown.getClass(); type != Throwable.class; type = type.getSuperclass()) {
      boolean exact = type == thrown.getClass();
      boolean declared = Arrays.asList(method.getExceptionTypes()).contains(type);
      if (exact && (declared || WELL_KNOWN.containsKey(type.getName()))) {
        return new Thrown(type.getName(), message(thrown), failure);
      }
      if (declared && type != Exception.class && type != RuntimeException.class) {
        return new Thrown(type.getName(), failure.description(), failure);
      }
    }
    return new Thrown("", null, failure);
  }

  private static @Nullable String message(Throwable thrown) {
    try {
      return thrown.getMessage();
    } catch (RuntimeException unreadable) {
      return null;
    }
  }

  /** In the caller: its stack, and the owner's as the cause. */
  Throwable toThrowable(Method method) {
    Throwable remote = failure.toThrowable();
    Throwable made = make(method);
    if (made == null) {
      return new RemoteFailure(failure.exceptionClass(), failure.description(), remote);
    }
    made.setStackTrace(new Throwable().getStackTrace());
    try {
      made.initCause(remote);
    } catch (IllegalStateException hasOne) {
      made.addSuppressed(remote);
    }
    return made;
  }

  private @Nullable Throwable make(Method method) {
    for (Class<?> declared : method.getExceptionTypes()) {
      if (declared.getName().equals(type)) {
        return make(declared);
      }
    }
    Function<@Nullable String, Throwable> maker = WELL_KNOWN.get(type);
    if (maker == null) {
      return null;
    }
    Throwable made = maker.apply(message);
    boolean allowed =
        made instanceof RuntimeException
            || Arrays.stream(method.getExceptionTypes()).anyMatch(each -> each.isInstance(made));
    return allowed ? made : null;
  }

  private @Nullable Throwable make(Class<?> declared) {
    try {
      Constructor<?> withMessage = declared.getDeclaredConstructor(String.class);
      withMessage.setAccessible(true);
      return (Throwable) withMessage.newInstance(message);
    } catch (ReflectiveOperationException | RuntimeException notMadeFromAMessage) {
      return null;
    }
  }
}
