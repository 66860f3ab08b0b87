package io.github.threadsvsprocesses.ipc;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A method that a {@link Manager}'s clients may call.
 *
 * @param signature name, parameters and result with all type variables replaced; tells the method
 *     from all others of its interface
 */
record SharedMethod(
    Method method, String signature, List<TypeInContext> parameters, TypeInContext result) {
  static SharedMethod of(Method method, TypeInContext declaring) {
    List<TypeInContext> parameters = new ArrayList<>();
    for (Type parameter : method.getGenericParameterTypes()) {
      parameters.add(canTravel(declaring.inside(parameter), method));
    }
    TypeInContext result = declaring.inside(method.getGenericReturnType());
    if (result.raw() != void.class) {
      canTravel(result, method);
    }
    try {
      method.setAccessible(true);
    } catch (InaccessibleObjectException ofAnotherModule) {
      // Then it is public, or calling it fails with a clear error.
    }
    String signature =
        parameters.stream()
            .map(TravelCheck::name)
            .collect(
                Collectors.joining(", ", method.getName() + "(", "): " + TravelCheck.name(result)));
    return new SharedMethod(method, signature, List.copyOf(parameters), result);
  }

  private static TypeInContext canTravel(TypeInContext type, Method method) {
    String obstacle = TravelCheck.obstacle(type);
    if (obstacle != null) {
      throw new IllegalArgumentException(
          ("%s.%s cannot be called from another process, for %s cannot travel: see Values for what"
                  + " can, or make it a default method, which runs in the caller.")
              .formatted(method.getDeclaringClass().getSimpleName(), method.getName(), obstacle));
    }
    return type;
  }

  /** Throws what the object throws. */
  @Nullable Object invoke(Object target, @Nullable Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause() == null ? thrown : thrown.getCause();
    }
  }
}
