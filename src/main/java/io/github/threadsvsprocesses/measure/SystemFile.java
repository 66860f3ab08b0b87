package io.github.threadsvsprocesses.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Small text files in which Linux tells of itself. What is missing or unreadable is empty. */
final class SystemFile {
  private SystemFile() {}

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }

  static String firstLine(Path file) {
    List<String> lines = lines(file);
    return lines.isEmpty() ? "" : lines.get(0).trim();
  }

  /** Whether a field is a number that a {@code long} holds. */
  static boolean isNumber(String field) {
    return field.matches("\\d{1,18}");
  }

  /** Of lines such as "throttled_usec 1200"; others are left out. */
  static Map<String, Long> numbers(Path file) {
    Map<String, Long> numbers = new HashMap<>();
    for (String line : lines(file)) {
      String[] fields = line.trim().split("\\s+", -1);
      if (fields.length == 2 && isNumber(fields[1])) {
        numbers.put(fields[0], Long.valueOf(fields[1]));
      }
    }
    return numbers;
  }
}
