package io.github.threadsvsprocesses.ipc;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The methods of an interface, its super-interfaces' included, that a {@link Manager}'s clients may
 * call: the abstract ones. Both sides make this table from the same interface. Immutable.
 */
final class SharedInterface {
  private final Class<?> raw;
  private final List<SharedMethod> methods = new ArrayList<>();
  private final Map<String, SharedMethod> byKey = new HashMap<>();

  private SharedInterface(Class<?> raw) {
    this.raw = raw;
  }

  /**
   * The table.
   *
   * @throws IllegalArgumentException when the type is no interface that a proxy can implement, or a
   *     parameter or result of a method cannot travel; the message says which
   */
  static SharedInterface of(SharedType<?> shared) {
    TypeInContext type = TypeInContext.of(shared.type()).resolved();
    if (!type.raw().isInterface() || type.raw().isSealed() || type.raw().isAnnotation()) {
      throw new IllegalArgumentException(
          shared + " cannot be shared: an ordinary interface is needed, and its methods are.");
    }
    SharedInterface made = new SharedInterface(type.raw());
    made.collect(type, new HashSet<>());
    made.methods.sort(Comparator.comparing(SharedMethod::signature));
    return made;
  }

  /** Sub-interfaces first, so that what they say of a method counts. */
  private void collect(TypeInContext type, Set<String> seen) {
    Arrays.stream(Object.class.getMethods()).map(SharedInterface::key).forEach(seen::add);
    for (Method method : type.raw().getDeclaredMethods()) {
      int modifiers = method.getModifiers();
      if (!Modifier.isStatic(modifiers)
          && !Modifier.isPrivate(modifiers)
          && seen.add(key(method))
          && Modifier.isAbstract(modifiers)) {
        SharedMethod shared = SharedMethod.of(method, type);
        methods.add(shared);
        byKey.put(key(method), shared);
      }
    }
    for (Type parent : type.raw().getGenericInterfaces()) {
      collect(type.inside(parent), seen);
    }
  }

  private static String key(Method method) {
    return method.getName() + Arrays.toString(method.getParameterTypes());
  }

  Class<?> raw() {
    return raw;
  }

  /** In the order of their numbers. */
  List<String> signatures() {
    return methods.stream().map(SharedMethod::signature).toList();
  }

  /** The method of that number, or null when there is none. */
  @Nullable SharedMethod method(int number) {
    return number >= 0 && number < methods.size() ? methods.get(number) : null;
  }

  /** The one that a call of this method means, or null when it is not to travel. */
  @Nullable SharedMethod method(Method called) {
    return byKey.get(key(called));
  }
}
