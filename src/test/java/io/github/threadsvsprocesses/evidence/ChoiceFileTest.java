package io.github.threadsvsprocesses.evidence;

import static io.github.threadsvsprocesses.evidence.MadeUpChoices.COMPUTES;
import static io.github.threadsvsprocesses.evidence.MadeUpChoices.OPEN;
import static io.github.threadsvsprocesses.evidence.MadeUpChoices.WAITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.workload.ChoiceTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code choice.json}, and the views beside it. */
class ChoiceFileTest {
  private static final ChoiceTable TABLE =
      MadeUpChoices.table(List.of(WAITS, OPEN), List.of(COMPUTES));

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsReadBackEqual() throws IOException {
    Path reports = folder.resolve("not").resolve("there yet");
    ChoiceFile.write(reports, TABLE);
    assertThat(ChoiceFile.read(reports)).contains(TABLE);
    try (Stream<Path> files = Files.list(reports)) {
      assertThat(files).containsExactly(reports.resolve("choice.json"));
    }
  }

  @Test
  void thePageAndThePictureAreDrawnFromItAlone() throws IOException {
    ChoiceFile.write(folder, TABLE);
    ChoiceFile.draw(folder);
    assertThat(folder.resolve("choice.md")).content().contains("![").contains("](choice.png)");
    assertThat(folder.resolve("choice.png")).isNotEmptyFile();
  }

  @Test
  void whereNothingWasComparedThereAreNoViewsNorOldOnes() throws IOException {
    Files.writeString(folder.resolve("choice.md"), "of another run");
    Files.writeString(folder.resolve("choice.png"), "of another run");
    ChoiceFile.draw(folder);
    assertThat(ChoiceFile.read(folder)).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anotherFormatIsToldInOneLine() throws IOException {
    Files.writeString(folder.resolve("choice.json"), "not even JSON");
    assertThatThrownBy(() -> ChoiceFile.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("choice.json holds no comparisons");
    ChoiceFile.write(folder, TABLE);
    Path file = folder.resolve("choice.json");
    String newer = Files.readString(file).replace("\"formatVersion\" : 1", "\"formatVersion\" : 7");
    Files.writeString(file, newer);
    assertThatThrownBy(() -> ChoiceFile.read(folder))
        .hasMessageContaining("choice.json is of format 7; this version reads format 1.");
  }
}
