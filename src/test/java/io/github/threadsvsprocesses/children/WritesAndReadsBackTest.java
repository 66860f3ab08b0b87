package io.github.threadsvsprocesses.children;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.interpreter.Computation;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritesAndReadsBackTest {
  private static final int BLOCKS = 3;
  private static final int UNITS = 2;

  @TempDir Path directory;

  @AfterEach
  void deleteFiles() throws IOException {
    WritesAndReadsBack.deleteFiles();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsReadBackIsWhatWasWritten(boolean onDisk) throws Exception {
    for (int seed = 0; seed < BLOCKS; seed++) {
      WritesAndReadsBack task = task(seed, onDisk);
      assertThat(task.run())
          .isEqualTo(new Reply(task.expected(), Computation.ofUnits(UNITS).checksum()));
    }
  }

  @Test
  void anotherSeedIsAnotherContent() {
    assertThat(task(1, true).expected()).isNotEqualTo(task(2, true).expected());
  }

  @Test
  void itsFilesAreDeleted() throws Exception {
    task(1, true).run();
    assertThat(directory).isNotEmptyDirectory();
    WritesAndReadsBack.deleteFiles();
    assertThat(directory).isEmptyDirectory();
  }

  private WritesAndReadsBack task(int seed, boolean onDisk) {
    return new WritesAndReadsBack(directory.toString(), seed, BLOCKS, onDisk, UNITS);
  }
}
