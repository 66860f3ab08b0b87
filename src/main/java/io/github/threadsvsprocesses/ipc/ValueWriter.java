package io.github.threadsvsprocesses.ipc;

import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes one value as CBOR; the counterpart of {@link ValueReader}. */
final class ValueWriter {
  /** Deeper, and it is probably a list that holds itself. */
  private static final int DEEPEST = 400;

  private final CBORGenerator out;
  private final Deque<RecordComponent> path = new ArrayDeque<>();
  private int depth;

  ValueWriter(CBORGenerator out) {
    this.out = out;
  }

  void write(@Nullable Object value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      out.writeNumber(((Number) value).intValue());
    } else if (value instanceof Long number) {
      out.writeNumber(number);
    } else if (value instanceof Double number) {
      out.writeNumber(number);
    } else if (value instanceof Float number) {
      out.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else if (value instanceof byte[] bytes) {
      out.writeBinary(bytes);
    } else if (value instanceof Character || value instanceof Enum<?>) {
      out.writeString(simpleText(value));
    } else {
      writeCompound(value);
    }
  }

  private void writeCompound(Object value) throws IOException {
    if (++depth > DEEPEST) {
      throw cannotTravel(value, "is nested more than " + DEEPEST + " deep");
    }
    if (value instanceof Record) {
      writeRecord(value);
    } else if (value instanceof List<?> || value instanceof Set<?>) {
      Collection<?> elements = (Collection<?>) value;
      out.writeStartArray(value, elements.size());
      for (Object element : elements) {
        write(element);
      }
      out.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      out.writeStartObject(value, map.size());
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.writeFieldName(key(entry.getKey()));
        write(entry.getValue());
      }
      out.writeEndObject();
    } else if (value.getClass().isArray()) {
      int length = Array.getLength(value);
      out.writeStartArray(value, length);
      for (int i = 0; i < length; i++) {
        write(Array.get(value, i));
      }
      out.writeEndArray();
    } else {
      throw cannotTravel(value, "cannot travel between processes");
    }
    depth--;
  }

  private void writeRecord(Object value) throws IOException {
    RecordShape shape = RecordShape.of(value.getClass());
    RecordComponent[] components = shape.components();
    out.writeStartArray(value, components.length);
    for (int i = 0; i < components.length; i++) {
      path.addLast(components[i]);
      Object component = shape.component(value, i);
      if (components[i].getGenericType() == Object.class && !describesItself(component)) {
        throw cannotTravel(
            component, "cannot travel as an Object, from which no reader could tell its type");
      }
      write(component);
      path.removeLast();
    }
    out.writeEndArray();
  }

  private static boolean describesItself(@Nullable Object value) {
    return !(value instanceof Record
        || value instanceof Enum<?>
        || value instanceof Set<?>
        || (value != null && value.getClass().isArray() && !(value instanceof byte[])));
  }

  private String key(@Nullable Object key) {
    if (key instanceof String
        || key instanceof Character
        || key instanceof Enum<?>
        || key instanceof Boolean
        || key instanceof Integer
        || key instanceof Long) {
      return simpleText(key);
    }
    throw cannotTravel(key, "cannot travel between processes as a map's key");
  }

  private static String simpleText(Object value) {
    return value instanceof Enum<?> constant ? constant.name() : value.toString();
  }

  private IllegalArgumentException cannotTravel(@Nullable Object value, String what) {
    StringBuilder where = new StringBuilder();
    for (RecordComponent component : path) {
      where.append(where.isEmpty() ? " (in " : ", ");
      where.append(component.getDeclaringRecord().getSimpleName() + "." + component.getName());
    }
    return new IllegalArgumentException(
        (value == null ? "null" : value.getClass().getName())
            + (where.isEmpty() ? " " : where + ") ")
            + what
            + ": use a boolean, number, character, String, byte[] or other array, list, set, map,"
            + " enum, or a record of these.");
  }
}
