package io.github.threadsvsprocesses.ipc;

import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether values of a type can travel, told from the type alone, before there is any value.
 * Stricter than {@link Values} in one point: {@code Object} is refused, since a reader could not
 * tell what it is to make.
 */
final class TravelCheck {
  private static final Set<Class<?>> SCALARS =
      Set.of(
          boolean.class,
          Boolean.class,
          char.class,
          Character.class,
          byte.class,
          Byte.class,
          short.class,
          Short.class,
          int.class,
          Integer.class,
          long.class,
          Long.class,
          float.class,
          Float.class,
          double.class,
          Double.class,
          String.class);
  private static final Set<Class<?>> KEYS =
      Set.of(String.class, Integer.class, Long.class, Boolean.class, Character.class);

  private final Set<String> underWay = new HashSet<>();

  private TravelCheck() {}

  /** The part of the type that cannot travel, in words; null when all of it can. */
  static @Nullable String obstacle(TypeInContext type) {
    return new TravelCheck().find(type);
  }

  private @Nullable String find(TypeInContext type) {
    Class<?> raw = type.raw();
    TypeInContext element = type.element();
    if (element != null) {
      return find(element);
    } else if (SCALARS.contains(raw) || raw.isEnum()) {
      return null;
    } else if (raw.isRecord()) {
      return findInRecord(type);
    } else if (ValueReader.LISTS.contains(raw) || ValueReader.SETS.contains(raw)) {
      return find(type.argument(0));
    } else if (ValueReader.MAPS.contains(raw)) {
      Class<?> key = type.argument(0).raw();
      return KEYS.contains(key) || key.isEnum()
          ? find(type.argument(1))
          : name(type.argument(0)) + " as a map's key";
    }
    return name(type);
  }

  private @Nullable String findInRecord(TypeInContext type) {
    if (!underWay.add(name(type))) {
      return null; // A record that holds its like, such as a tree.
    }
    for (RecordComponent component : type.raw().getRecordComponents()) {
      String obstacle = find(type.inside(component.getGenericType()));
      if (obstacle != null) {
        return obstacle + " (in " + type.raw().getSimpleName() + "." + component.getName() + ")";
      }
    }
    return null;
  }

  /** With the type's arguments, as one would write it. */
  static String name(TypeInContext type) {
    TypeInContext element = type.element();
    if (element != null) {
      return name(element) + "[]";
    }
    int arguments = type.raw().getTypeParameters().length;
    return arguments == 0
        ? type.raw().getName()
        : IntStream.range(0, arguments)
            .mapToObj(index -> name(type.argument(index)))
            .collect(Collectors.joining(", ", type.raw().getName() + "<", ">"));
  }
}
