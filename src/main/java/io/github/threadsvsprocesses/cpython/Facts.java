package io.github.threadsvsprocesses.cpython;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/**
 * The lines between this JVM and a script: a JSON value each. Strict, so that a record and a script
 * that do not agree are noticed, and nothing is taken for zero.
 */
final class Facts {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Facts() {}

  /**
   * @throws IllegalArgumentException when it cannot be written as JSON
   */
  static byte[] line(Object value) {
    try {
      return (JSON.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "A script is told JSON, and this cannot be written as such: " + value, e);
    }
  }

  /** The value of a line; never null. */
  static <T> T read(String line, Class<T> type) throws JsonProcessingException {
    T value = JSON.readValue(line, type);
    if (value == null) {
      throw JsonMappingException.from((JsonParser) null, "the value is null");
    }
    return value;
  }
}
