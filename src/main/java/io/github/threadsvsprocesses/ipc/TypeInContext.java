package io.github.threadsvsprocesses.ipc;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type together with what its variables stand for, so that a generic record can be read. */
record TypeInContext(Type type, Map<TypeVariable<?>, TypeInContext> variables) {
  static TypeInContext of(Type type) {
    return new TypeInContext(type, Map.of());
  }

  /** The same with a variable or a wildcard replaced by what it stands for. */
  TypeInContext resolved() {
    if (type instanceof TypeVariable<?> variable) {
      TypeInContext bound = variables.get(variable);
      return bound != null ? bound.resolved() : of(rawBound(variable.getBounds()[0]));
    }
    if (type instanceof WildcardType wildcard) {
      return new TypeInContext(wildcard.getUpperBounds()[0], variables).resolved();
    }
    return this;
  }

  /** Without the variables, lest {@code T extends Comparable<T>} be followed for ever. */
  private static Type rawBound(Type bound) {
    return bound instanceof ParameterizedType parameterized ? parameterized.getRawType() : bound;
  }

  /** Of a resolved type only. */
  Class<?> raw() {
    if (type instanceof Class<?> raw) {
      return raw;
    }
    if (type instanceof ParameterizedType parameterized) {
      return (Class<?>) parameterized.getRawType();
    }
    return Object[].class;
  }

  /** The type argument at the index; {@code Object} when the type is raw. */
  TypeInContext argument(int index) {
    return type instanceof ParameterizedType parameterized
        ? new TypeInContext(parameterized.getActualTypeArguments()[index], variables).resolved()
        : of(Object.class);
  }

  /** The type of an array's elements, or null when this is no array. */
  @Nullable TypeInContext element() {
    if (type instanceof GenericArrayType array) {
      return new TypeInContext(array.getGenericComponentType(), variables).resolved();
    }
    Class<?> component = raw().getComponentType();
    return component == null ? null : of(component);
  }

  /** A type written inside this one, such as that of a record's component. */
  TypeInContext inside(Type component) {
    if (!(type instanceof ParameterizedType)) {
      return of(component).resolved();
    }
    Map<TypeVariable<?>, TypeInContext> inner = new HashMap<>();
    TypeVariable<?>[] parameters = raw().getTypeParameters();
    for (int i = 0; i < parameters.length; i++) {
      inner.put(parameters[i], argument(i));
    }
    return new TypeInContext(component, inner).resolved();
  }
}
