package io.github.threadsvsprocesses.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the text of the sources must not hold. */
class SourcesTest {
  /** Sleeping is no way to wait for something: see {@code CONTRIBUTING.md}. */
  private static final Pattern SLEEP = Pattern.compile("\\bThread\\s*\\.\\s*sleep\\b");

  /** Paths from {@code src} on of the sources that may sleep, each with the reason beside it. */
  private static final Set<String> MAY_SLEEP = Set.of();

  @Test
  void nothingSleepsInsteadOfWaiting() throws IOException {
    List<Path> sources = sources();
    assertThat(sources).hasSizeGreaterThanOrEqualTo(150);
    assertThat(sources.stream().filter(SourcesTest::sleeps).map(SourcesTest::name))
        .as("sources that sleep")
        .containsExactlyInAnyOrderElementsOf(MAY_SLEEP);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("src"))) {
      return all.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static boolean sleeps(Path source) {
    try {
      return SLEEP.matcher(Files.readString(source)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path source) {
    return Path.of("src").relativize(source).toString().replace('\\', '/');
  }
}
