package io.github.threadsvsprocesses.bench.runner;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the benchmarks write.
 *
 * @param folder of the reports
 */
record ReportFiles(Path folder) {
  static final String PERFORMANCE = "performance.json";
  static final String PAGE = "performance.md";
  static final String PICTURE = "performance.png";
  static final String GROWTH = "growth.json";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** Where JMH's own results go; made where it is missing. */
  Path jmh() throws IOException {
    return Files.createDirectories(folder.resolve("jmh"));
  }

  void writeJson(String name, Object value) throws IOException {
    write(name, JSON.writeValueAsBytes(value));
  }

  /** Whole or not at all. */
  void write(String name, byte[] content) throws IOException {
    Files.createDirectories(folder);
    Path whole = folder.resolve(name + ".tmp");
    Files.write(whole, content);
    Files.move(whole, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * What was measured once; nothing where there is none.
   *
   * @throws IOException when the file is of another format
   */
  Optional<Performance> read() throws IOException {
    Path file = folder.resolve(PERFORMANCE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Performance read = JSON.readValue(Files.readAllBytes(file), Performance.class);
    if (read.formatVersion() != Performance.FORMAT_VERSION) {
      throw new IOException(file + " is of format " + read.formatVersion() + ": measure anew.");
    }
    return Optional.of(read);
  }

  /** Copies everything but JMH's own results into another folder. */
  void copyTo(Path other) throws IOException {
    Files.createDirectories(other);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().matches("(performance|growth).*\\.(json|md|png)")) {
          Files.copy(file, other.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
