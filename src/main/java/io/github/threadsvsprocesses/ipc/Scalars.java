package io.github.threadsvsprocesses.ipc;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of the simplest values, which make the most messages, without the cost of Jackson's
 * generator and parser: some 25 ns in place of 500. They are the very bytes that Jackson writes;
 * what is not as simple is left to it.
 */
final class Scalars {
  // The first byte of a CBOR item (RFC 8949, section 3): its major type, and its argument or how
  // many bytes of that follow.
  private static final int UNSIGNED = 0x00;
  private static final int NEGATIVE = 0x20;
  private static final int BYTES = 0x40;
  private static final int TEXT = 0x60;
  private static final int MAJOR_TYPE = 0xe0;
  private static final int LARGEST_INSIDE = 23;
  private static final int ONE_BYTE = 24;
  private static final int FOUR_BYTES = 26;
  private static final int EIGHT_BYTES = 27;

  /** Jackson writes a longer text in another form. */
  private static final int LONGEST_TEXT = 255;

  private Scalars() {}

  /** The value's bytes, or null when it is not so simple. */
  static byte @Nullable [] encode(@Nullable Object value) {
    if (value instanceof String text) {
      return encode(text);
    } else if (value instanceof byte[] bytes) {
      byte[] encoded = head(BYTES, bytes.length, bytes.length);
      System.arraycopy(bytes, 0, encoded, encoded.length - bytes.length, bytes.length);
      return encoded;
    } else if (value instanceof Integer || value instanceof Long) {
      long number = ((Number) value).longValue();
      return number < 0 ? head(NEGATIVE, ~number, 0) : head(UNSIGNED, number, 0);
    }
    return null;
  }

  private static byte @Nullable [] encode(String text) {
    int length = text.length();
    if (length > LONGEST_TEXT) {
      return null;
    }
    byte[] encoded = head(TEXT, length, length);
    int start = encoded.length - length;
    for (int i = 0; i < length; i++) {
      char each = text.charAt(i);
      if (each >= 0x80) {
        return null;
      }
      encoded[start + i] = (byte) each;
    }
    return encoded;
  }

  /** The first bytes of an item, and room for its content. */
  private static byte[] head(int majorType, long argument, int content) {
    int more = bytesOf(argument);
    byte[] encoded = new byte[1 + more + content];
    encoded[0] =
        (byte)
            (majorType
                | switch (more) {
                  case 0 -> (int) argument;
                  case 1 -> ONE_BYTE;
                  case 2 -> ONE_BYTE + 1;
                  case 4 -> FOUR_BYTES;
                  default -> EIGHT_BYTES;
                });
    for (int i = more; i > 0; i--) {
      encoded[i] = (byte) (argument >>> (Byte.SIZE * (more - i)));
    }
    return encoded;
  }

  private static int bytesOf(long argument) {
    if (argument <= LARGEST_INSIDE) {
      return 0;
    } else if (argument < 1L << 8) {
      return 1;
    } else if (argument < 1L << 16) {
      return 2;
    }
    return argument < 1L << 32 ? 4 : 8;
  }

  /** The value, or null when it or its type is not so simple, or the bytes are not in order. */
  static @Nullable Object decode(byte[] encoded, Type type) {
    if (encoded.length == 0) {
      return null;
    }
    int first = encoded[0] & 0xff;
    if (type == String.class) {
      return (first & MAJOR_TYPE) == TEXT ? decodeText(encoded) : null;
    } else if (type == byte[].class) {
      int start = (first & MAJOR_TYPE) == BYTES ? startOfContent(encoded) : -1;
      return start < 0 ? null : Arrays.copyOfRange(encoded, start, encoded.length);
    } else if (type == Long.class || type == Integer.class) {
      Long number = decodeNumber(encoded, first & MAJOR_TYPE);
      if (number == null || type == Long.class) {
        return number;
      }
      return number == number.intValue() ? (Object) number.intValue() : null;
    }
    return null;
  }

  private static @Nullable String decodeText(byte[] encoded) {
    int start = startOfContent(encoded);
    if (start < 0) {
      return null;
    }
    for (int i = start; i < encoded.length; i++) {
      if (encoded[i] < 0) {
        return null;
      }
    }
    return new String(encoded, start, encoded.length - start, StandardCharsets.US_ASCII);
  }

  private static @Nullable Long decodeNumber(byte[] encoded, int majorType) {
    if (startOf(encoded) != encoded.length || majorType > NEGATIVE) {
      return null;
    }
    long argument = argument(encoded);
    return argument < 0 ? null : (Long) (majorType == UNSIGNED ? argument : ~argument);
  }

  /** Where it starts if it fills the rest exactly, otherwise -1. */
  private static int startOfContent(byte[] encoded) {
    int start = startOf(encoded);
    return start > 0 && argument(encoded) == encoded.length - start ? start : -1;
  }

  /** Where the argument ends; -1 when it is not whole, or of another kind. */
  private static int startOf(byte[] encoded) {
    int info = encoded[0] & ~MAJOR_TYPE;
    int start =
        info <= LARGEST_INSIDE ? 1 : info <= EIGHT_BYTES ? 1 + (1 << (info - ONE_BYTE)) : -1;
    return start <= encoded.length ? start : -1;
  }

  private static long argument(byte[] encoded) {
    int start = startOf(encoded);
    if (start == 1) {
      return encoded[0] & ~MAJOR_TYPE;
    }
    long argument = 0;
    for (int i = 1; i < start; i++) {
      argument = (argument << Byte.SIZE) | (encoded[i] & 0xff);
    }
    return argument;
  }
}
