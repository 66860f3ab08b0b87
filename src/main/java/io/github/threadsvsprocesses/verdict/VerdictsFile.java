package io.github.threadsvsprocesses.verdict;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** {@code verdicts.json}: written whole or not at all, so that a reader never sees half of it. */
public final class VerdictsFile {
  /** Its name in the folder of the reports. */
  public static final String NAME = "verdicts.json";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** Most of the file; what was judged, and why, is the rest. */
  @SuppressWarnings("UnusedMethod") // Jackson reads it.
  private interface WithoutStory {
    @JsonIgnore
    List<String> story();
  }

  private static final ObjectMapper BRIEF =
      JsonMapper.builder()
          .addMixIn(Verdicts.Check.class, WithoutStory.class)
          .addMixIn(Verdicts.Control.class, WithoutStory.class)
          .build();

  private VerdictsFile() {}

  /**
   * Writes the verdicts, making the folder where it is missing; where there is no room for all,
   * without what checks and controls told.
   *
   * @throws UncheckedIOException when the folder cannot be written
   */
  public static void write(Path file, Verdicts verdicts) {
    try {
      try {
        WholeFile.write(file, JSON.writeValueAsBytes(verdicts));
      } catch (IOException noRoom) {
        WholeFile.write(file, BRIEF.writeValueAsBytes(verdicts));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The verdicts could not be written to " + file + ".", e);
    }
  }

  /**
   * Reads verdicts written by {@link #write}.
   *
   * @throws NoSuchFileException when there are none
   * @throws IOException when the file is of another format
   */
  public static Verdicts read(Path file) throws IOException {
    try {
      Verdicts verdicts = JSON.readValue(Files.readAllBytes(file), Verdicts.class);
      if (verdicts.formatVersion() != Verdicts.FORMAT_VERSION) {
        throw new IOException(
            file
                + " is of format "
                + verdicts.formatVersion()
                + "; this version reads format "
                + Verdicts.FORMAT_VERSION
                + ".");
      }
      return verdicts;
    } catch (JsonProcessingException e) {
      throw new IOException(file + " holds no verdicts: " + e.getOriginalMessage(), e);
    }
  }
}
