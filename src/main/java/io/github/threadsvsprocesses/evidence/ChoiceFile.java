package io.github.threadsvsprocesses.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.threadsvsprocesses.verdict.WholeFile;
import io.github.threadsvsprocesses.workload.ChoiceTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code choice.json}, and the page and the picture that are drawn from it. */
public final class ChoiceFile {
  /** Its name in the folder of the reports. */
  public static final String NAME = "choice.json";

  /** Of the page. */
  public static final String PAGE = "choice.md";

  /** Of the picture. */
  public static final String PICTURE = "choice.png";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ChoiceFile() {}

  /**
   * Writes it, whole or not at all, making the folder where it is missing.
   *
   * @throws UncheckedIOException when the folder cannot be written
   */
  public static void write(Path folder, ChoiceTable table) {
    Path file = folder.resolve(NAME);
    try {
      WholeFile.write(file, JSON.writeValueAsBytes(table));
    } catch (IOException e) {
      throw new UncheckedIOException("The comparisons could not be written to " + file + ".", e);
    }
  }

  /**
   * Reads what {@link #write} wrote; empty where nothing was compared.
   *
   * @throws IOException when the file is of another format
   */
  public static Optional<ChoiceTable> read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      ChoiceTable table = JSON.readValue(Files.readAllBytes(file), ChoiceTable.class);
      if (table.formatVersion() != ChoiceTable.FORMAT_VERSION) {
        throw new IOException(
            "%s is of format %d; this version reads format %d."
                .formatted(file, table.formatVersion(), ChoiceTable.FORMAT_VERSION));
      }
      return Optional.of(table);
    } catch (JsonProcessingException e) {
      throw new IOException(file + " holds no comparisons: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Draws the page and the picture from the file, beside it, in place of older ones; nothing where
   * there is no file, and no picture where this JVM cannot draw.
   */
  public static void draw(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(PAGE));
    Files.deleteIfExists(folder.resolve(PICTURE));
    Optional<ChoiceTable> table = read(folder);
    if (table.isPresent()) {
      Optional<byte[]> png = ChoiceChart.png(table.get());
      if (png.isPresent()) {
        WholeFile.write(folder.resolve(PICTURE), png.get());
      }
      WholeFile.write(
          folder.resolve(PAGE), ChoicePage.markdown(table.get(), png.isPresent() ? PICTURE : null));
    }
  }
}
