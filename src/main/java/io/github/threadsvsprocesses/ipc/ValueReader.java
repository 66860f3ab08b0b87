package io.github.threadsvsprocesses.ipc;

import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one value of an expected type; the counterpart of {@link ValueWriter}. */
final class ValueReader {
  static final Set<Class<?>> LISTS =
      Set.of(List.class, ArrayList.class, Collection.class, Iterable.class);
  static final Set<Class<?>> SETS = Set.of(Set.class, HashSet.class, LinkedHashSet.class);
  static final Set<Class<?>> MAPS = Set.of(Map.class, HashMap.class, LinkedHashMap.class);

  private final CBORParser in;

  ValueReader(CBORParser in) {
    this.in = in;
  }

  /** Reads the value at whose first token the parser stands. */
  @Nullable Object read(TypeInContext expected) throws IOException {
    Class<?> raw = expected.raw();
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      if (raw.isPrimitive() && raw != void.class) {
        throw unexpected(raw);
      }
      return null;
    }
    if (raw == Object.class) {
      return readAnything(expected);
    } else if (raw.isRecord()) {
      return readRecord(expected);
    } else if (LISTS.contains(raw)) {
      return readElements(expected.argument(0), new ArrayList<>(), raw);
    } else if (SETS.contains(raw)) {
      return readElements(expected.argument(0), new LinkedHashSet<>(), raw);
    } else if (MAPS.contains(raw)) {
      return readMap(expected, raw);
    }
    TypeInContext element = raw == byte[].class ? null : expected.element();
    return element == null ? readScalar(raw) : readArray(element, raw);
  }

  private @Nullable Object readAnything(TypeInContext expected) throws IOException {
    return switch (in.currentToken()) {
      case START_ARRAY -> readElements(expected, new ArrayList<>(), List.class);
      case START_OBJECT -> readMap(expected, Map.class);
      case VALUE_STRING -> in.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getNumberValue();
      case VALUE_TRUE, VALUE_FALSE -> in.getBooleanValue();
      case VALUE_EMBEDDED_OBJECT -> in.getBinaryValue();
      default -> throw unexpected(Object.class);
    };
  }

  private Object readScalar(Class<?> raw) throws IOException {
    if (raw == String.class) {
      return text(raw);
    } else if (raw == int.class || raw == Integer.class) {
      return (int) integer(raw, Integer.MIN_VALUE, Integer.MAX_VALUE);
    } else if (raw == long.class || raw == Long.class) {
      return integer(raw, Long.MIN_VALUE, Long.MAX_VALUE);
    } else if (raw == short.class || raw == Short.class) {
      return (short) integer(raw, Short.MIN_VALUE, Short.MAX_VALUE);
    } else if (raw == byte.class || raw == Byte.class) {
      return (byte) integer(raw, Byte.MIN_VALUE, Byte.MAX_VALUE);
    } else if (raw == double.class || raw == Double.class) {
      expect(in.currentToken() == JsonToken.VALUE_NUMBER_FLOAT, raw);
      return in.getDoubleValue();
    } else if (raw == float.class || raw == Float.class) {
      expect(
          in.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
              && in.getNumberType() == NumberType.FLOAT,
          raw);
      return in.getFloatValue();
    } else if (raw == boolean.class || raw == Boolean.class) {
      expect(in.currentToken().isBoolean(), raw);
      return in.getBooleanValue();
    } else if (raw == byte[].class) {
      expect(in.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT, raw);
      return in.getBinaryValue();
    }
    if (raw == char.class || raw == Character.class || raw.isEnum()) {
      return fromText(text(raw), raw);
    }
    throw new IllegalArgumentException(
        raw.getName() + " cannot travel between processes: see Values for what can.");
  }

  private Object readArray(TypeInContext element, Class<?> raw) throws IOException {
    List<@Nullable Object> elements = new ArrayList<>();
    readElements(element, elements, raw);
    Object array = Array.newInstance(element.raw(), elements.size());
    for (int i = 0; i < elements.size(); i++) {
      Array.set(array, i, elements.get(i));
    }
    return array;
  }

  private Collection<@Nullable Object> readElements(
      TypeInContext element, Collection<@Nullable Object> into, Class<?> raw) throws IOException {
    expect(in.currentToken() == JsonToken.START_ARRAY, raw);
    while (nextToken() != JsonToken.END_ARRAY) {
      into.add(read(element));
    }
    return into;
  }

  private Object readMap(TypeInContext expected, Class<?> raw) throws IOException {
    expect(in.currentToken() == JsonToken.START_OBJECT, raw);
    Class<?> keys = expected.argument(0).raw();
    TypeInContext values = expected.argument(1);
    Map<Object, @Nullable Object> map = new LinkedHashMap<>();
    while (nextToken() != JsonToken.END_OBJECT) {
      Object key = fromText(in.currentName(), keys);
      nextToken();
      map.put(key, read(values));
    }
    return map;
  }

  private Object readRecord(TypeInContext expected) throws IOException {
    RecordShape shape = RecordShape.of(expected.raw());
    RecordComponent[] components = shape.components();
    @Nullable Object[] values = new @Nullable Object[components.length];
    expect(in.currentToken() == JsonToken.START_ARRAY, expected.raw());
    for (int i = 0; i < values.length; i++) {
      nextToken();
      values[i] = read(expected.inside(components[i].getGenericType()));
    }
    expect(nextToken() == JsonToken.END_ARRAY, expected.raw());
    return shape.create(values);
  }

  /** A map's key, a character or an enum's constant from its text. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Object fromText(String text, Class<?> raw) throws MalformedMessageException {
    try {
      if (raw == String.class || raw == Object.class) {
        return text;
      } else if (raw.isEnum()) {
        return Enum.valueOf((Class<? extends Enum>) raw, text);
      } else if (raw == Integer.class) {
        return Integer.valueOf(text);
      } else if (raw == Long.class) {
        return Long.valueOf(text);
      } else if (raw == Boolean.class && (text.equals("true") || text.equals("false"))) {
        return Boolean.valueOf(text);
      } else if ((raw == Character.class || raw == char.class) && text.length() == 1) {
        return text.charAt(0);
      }
    } catch (IllegalArgumentException notOne) {
      // Answered below.
    }
    throw new MalformedMessageException("\"" + text + "\" is not a " + raw.getName() + ".");
  }

  private String text(Class<?> raw) throws IOException {
    expect(in.currentToken() == JsonToken.VALUE_STRING, raw);
    return in.getText();
  }

  private long integer(Class<?> raw, long least, long most) throws IOException {
    expect(in.currentToken() == JsonToken.VALUE_NUMBER_INT, raw);
    long number = in.getLongValue();
    expect(number >= least && number <= most, raw);
    return number;
  }

  private JsonToken nextToken() throws IOException {
    JsonToken token = in.nextToken();
    if (token == null) {
      throw new MalformedMessageException("The message ends in the middle of a value.");
    }
    return token;
  }

  private void expect(boolean met, Class<?> raw) throws IOException {
    if (!met) {
      throw unexpected(raw);
    }
  }

  private MalformedMessageException unexpected(Class<?> raw) {
    return new MalformedMessageException(
        in.currentToken() + " came where a value of type " + raw.getName() + " was expected.");
  }
}
