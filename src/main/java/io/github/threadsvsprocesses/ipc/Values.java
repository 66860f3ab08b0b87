package io.github.threadsvsprocesses.ipc;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can travel between processes, and its bytes.
 *
 * <p>A value is null, a boolean, a number of a primitive type, a character, a String, a {@code
 * byte[]} or another array, a list, a set, a map whose keys are strings, numbers or enums, an enum,
 * or a record of these. The wire holds CBOR (RFC 8949) and no class names: the reader says which
 * type it expects and gets that or an error. A record is the array of its components. Lists, sets
 * and maps arrive mutable and in order. Read as {@code Object}, a record is a list, an enum a
 * string and a map's keys are strings.
 *
 * <p>Only Jackson's streaming part is used: its data binding costs a fresh JVM some 300 ms, this
 * some 30 ms (two cores of a virtual machine, JDK 17).
 */
public final class Values {
  private static final CBORFactory CBOR =
      CBORFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Connection.LONGEST_MESSAGE)
                  .maxNameLength(Connection.LONGEST_MESSAGE)
                  .maxNestingDepth(500)
                  .build())
          .build();

  private Values() {}

  /**
   * The value's bytes.
   *
   * @throws IllegalArgumentException when the value, or something in it, cannot travel; the message
   *     says what and where
   */
  public static byte[] encode(@Nullable Object value) {
    byte[] simple = Scalars.encode(value);
    return simple != null ? simple : encodeByJackson(value);
  }

  static byte[] encodeByJackson(@Nullable Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
    try (CBORGenerator generator = CBOR.createGenerator(bytes)) {
      new ValueWriter(generator).write(value);
    } catch (IOException unwritable) {
      throw new IllegalArgumentException(
          "A value cannot travel between processes: " + unwritable.getMessage(), unwritable);
    }
    return bytes.toByteArray();
  }

  /**
   * The value from its bytes.
   *
   * @throws MalformedMessageException when the bytes are not one such value, or null
   * @throws IllegalArgumentException when values of the type cannot travel
   */
  public static <T> T decode(byte[] bytes, Class<T> type) throws MalformedMessageException {
    return notNull(decode(bytes, (Type) type), type);
  }

  /**
   * The same for a type such as {@code List<String>}, and where null may come.
   *
   * @throws MalformedMessageException when the bytes are not one such value
   * @throws IllegalArgumentException when values of the type cannot travel
   */
  public static @Nullable Object decode(byte[] bytes, Type type) throws MalformedMessageException {
    Object simple = Scalars.decode(bytes, type);
    return simple != null ? simple : decodeByJackson(bytes, type);
  }

  static @Nullable Object decodeByJackson(byte[] bytes, Type type)
      throws MalformedMessageException {
    try (CBORParser parser = CBOR.createParser(bytes)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new MalformedMessageException("No bytes came where " + name(type) + " was expected.");
      }
      Object value = new ValueReader(parser).read(TypeInContext.of(type));
      if (parser.nextToken() != null) {
        throw new MalformedMessageException("Something follows the " + name(type) + ".");
      }
      return value;
    } catch (MalformedMessageException malformed) {
      throw malformed;
    } catch (IOException | ArrayIndexOutOfBoundsException | IllegalStateException malformed) {
      throw new MalformedMessageException(
          bytes.length + " bytes are not " + name(type) + ": " + malformed.getMessage(), malformed);
    }
  }

  /**
   * A head, and after it the bytes of several values.
   *
   * @throws IllegalArgumentException when one of them cannot travel
   */
  static byte[] encodeAll(byte[] head, @Nullable Object... values) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
    bytes.writeBytes(head);
    if (values.length > 0) {
      try (CBORGenerator generator = CBOR.createGenerator(bytes)) {
        ValueWriter writer = new ValueWriter(generator);
        for (Object value : values) {
          writer.write(value);
        }
      } catch (IOException unwritable) {
        throw new IllegalArgumentException(
            "A value cannot travel between processes: " + unwritable.getMessage(), unwritable);
      }
    }
    return bytes.toByteArray();
  }

  /**
   * The values that follow a head, each of its type.
   *
   * @param head its length
   * @throws MalformedMessageException when other values, fewer or more follow
   */
  static @Nullable Object[] decodeAll(byte[] bytes, int head, List<TypeInContext> types)
      throws MalformedMessageException {
    @Nullable Object[] values = new @Nullable Object[types.size()];
    if (values.length == 0 && bytes.length == head) {
      return values;
    }
    try (CBORParser parser = CBOR.createParser(bytes, head, bytes.length - head)) {
      for (int i = 0; i < values.length; i++) {
        if (parser.nextToken() == null) {
          throw new MalformedMessageException(
              "%d values came where %d were expected.".formatted(i, values.length));
        }
        values[i] = new ValueReader(parser).read(types.get(i));
      }
      if (parser.nextToken() != null) {
        throw new MalformedMessageException(
            "More than the expected %d values came.".formatted(values.length));
      }
      return values;
    } catch (MalformedMessageException malformed) {
      throw malformed;
    } catch (IOException | ArrayIndexOutOfBoundsException | IllegalStateException malformed) {
      throw new MalformedMessageException(
          bytes.length + " bytes are not the expected values: " + malformed.getMessage(),
          malformed);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> T notNull(@Nullable Object value, Class<T> type)
      throws MalformedMessageException {
    if (value == null) {
      throw new MalformedMessageException("null came where " + name(type) + " was expected.");
    }
    return (T) value; // The reader made what the type asked for; cast() would refuse int.class.
  }

  private static String name(Type type) {
    return "a value of type " + type.getTypeName();
  }
}
