package io.github.threadsvsprocesses.claims.program;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What two programs printed, as one text with a column for each. */
final class SideBySide {
  private static final String NOTHING = "";

  private SideBySide() {}

  static String of(String first, String firsts, String second, String seconds) {
    List<String> left = Stream.concat(Stream.of(first), firsts.lines()).toList();
    List<String> right = Stream.concat(Stream.of(second), seconds.lines()).toList();
    int width = left.stream().mapToInt(String::length).max().orElse(0);
    return IntStream.range(0, Math.max(left.size(), right.size()))
        .mapToObj(
            line ->
                String.format(
                    Locale.ROOT, "%-" + width + "s | %s", at(left, line), at(right, line)))
        .collect(Collectors.joining("\n"));
  }

  private static String at(List<String> lines, int line) {
    return line < lines.size() ? lines.get(line) : NOTHING;
  }
}
