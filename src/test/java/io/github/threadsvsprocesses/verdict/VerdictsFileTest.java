package io.github.threadsvsprocesses.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.threadsvsprocesses.verdict.Verdicts.Check;
import io.github.threadsvsprocesses.verdict.Verdicts.CheckOutcome;
import io.github.threadsvsprocesses.verdict.Verdicts.ClaimVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.Control;
import io.github.threadsvsprocesses.verdict.Verdicts.ControlOutcome;
import io.github.threadsvsprocesses.verdict.Verdicts.MachineFacts;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.Summary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On Linux, where a file says of every byte that there is no room. */
class VerdictsFileTest {
  private static final Path FULL = Path.of("/dev/full");

  @TempDir private Path folder;

  private static Verdicts verdicts() {
    RuntimeVerdict jvm =
        RuntimeVerdict.of(
            "jvm",
            List.of(new Check("They do", CheckOutcome.PASSED, null, 12, List.of("Then it sleeps"))),
            List.of(new Control("A stone", ControlOutcome.REFUSED, "it lies", 9, List.of("x"))),
            List.of(),
            List.of());
    return new Verdicts(
        Verdicts.FORMAT_VERSION,
        "2026-01-01T00:00:00Z",
        60_000,
        new MachineFacts("Linux", "amd64", 2, null, "JVM 17", null),
        List.of(new ClaimVerdict("cat.sleeps", "cat", "Cats sleep", List.of(jvm))),
        new Summary(1, 1, 0, 0, 0),
        false);
  }

  @Test
  void whereThereIsNoRoomForStoriesTheVerdictsStand() throws IOException {
    assumeTrue(Files.isWritable(FULL), "only Linux has " + FULL);
    Path file = folder.resolve(VerdictsFile.NAME);
    Files.createSymbolicLink(folder.resolve(VerdictsFile.NAME + ".tmp"), FULL);
    VerdictsFile.write(file, verdicts());
    RuntimeVerdict written = VerdictsFile.read(file).claims().get(0).runtimes().get(0);
    assertThat(written.verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(written.checks())
        .containsExactly(new Check("They do", CheckOutcome.PASSED, null, 12));
    assertThat(written.controls().get(0).message()).isEqualTo("it lies");
    VerdictsFile.write(file, verdicts());
    assertThat(VerdictsFile.read(file)).isEqualTo(verdicts());
  }

  @Test
  void whereThereIsNoRoomAtAllWhatWasThereStays() throws IOException {
    Path file = folder.resolve(VerdictsFile.NAME);
    VerdictsFile.write(file, verdicts());
    Files.createDirectories(folder.resolve(VerdictsFile.NAME + ".tmp/in-the-way"));
    assertThatThrownBy(() -> VerdictsFile.write(file, verdicts()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("could not be written to " + file);
    assertThat(VerdictsFile.read(file)).isEqualTo(verdicts());
  }
}
