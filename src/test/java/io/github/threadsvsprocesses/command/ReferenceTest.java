package io.github.threadsvsprocesses.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.Verdicts.MachineFacts;
import io.github.threadsvsprocesses.verdict.Verdicts.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code -Preference} keeps of a run. */
class ReferenceTest {
  private static final List<String> OF_EVERY_RUN =
      List.of("verdicts.json", "verdicts.md", "badge.json", "badge.svg");

  @TempDir private Path reports;

  @BeforeEach
  void aRunHasWritten() throws IOException {
    for (String file : OF_EVERY_RUN) {
      Files.writeString(reports.resolve(file), "new");
    }
  }

  private static Verdicts verdicts(boolean partial) {
    return new Verdicts(
        Verdicts.FORMAT_VERSION,
        "2026-11-22T10:00:00Z",
        1,
        new MachineFacts("Linux", "amd64", 2, null, "OpenJDK 17", null),
        List.of(),
        new Summary(0, 0, 0, 0, 0),
        partial);
  }

  private Path kept(String file) {
    return reports.resolve("reference").resolve(file);
  }

  @Test
  void theVerdictsAndTheComparisonsAreKeptInPlaceOfOlderOnes() throws IOException {
    for (String file : List.of("choice.json", "choice.md", "choice.png")) {
      Files.createDirectories(kept(file).getParent());
      Files.writeString(kept(file), "old");
      Files.writeString(reports.resolve(file), "new");
    }
    Reference.keep(verdicts(false), reports);
    assertThat(OF_EVERY_RUN).allSatisfy(file -> assertThat(kept(file)).hasContent("new"));
    assertThat(List.of("choice.json", "choice.md", "choice.png"))
        .allSatisfy(file -> assertThat(kept(file)).hasContent("new"));
  }

  /** On a runtime that cannot draw, for one; an older picture would belong to another run. */
  @Test
  void ofWhatARunHasNotWrittenNothingOlderStays() throws IOException {
    Files.writeString(reports.resolve("choice.json"), "new");
    Files.createDirectories(kept("choice.png").getParent());
    Files.writeString(kept("choice.png"), "old");
    Files.writeString(kept("performance.json"), "of -Pbench");
    Reference.keep(verdicts(false), reports);
    assertThat(kept("choice.json")).hasContent("new");
    assertThat(kept("choice.png")).doesNotExist();
    assertThat(kept("performance.json")).hasContent("of -Pbench");
  }

  @Test
  void aRunOfSomeClaimsIsNotKept() {
    assertThatThrownBy(() -> Reference.keep(verdicts(true), reports))
        .hasMessage("-Preference keeps a full run: leave -Dclaims out.");
    assertThat(reports.resolve("reference")).doesNotExist();
  }

  @Test
  void whatAReadmeTellsOfItIsRenewedBetweenItsMarks() throws IOException {
    Path itsReports = Files.createDirectories(reports.resolve("reports"));
    Path readme = reports.resolve("README.md");
    for (String file : OF_EVERY_RUN) {
      Files.writeString(itsReports.resolve(file), "new");
    }
    Files.writeString(
        readme,
        """
        # Cats
        <!-- reference: claims -->
        of an older run
        <!-- end -->
        By hand.
        <!-- reference: workloads -->
        <!-- end -->
        """);
    Reference.keep(verdicts(false), itsReports);
    assertThat(readme)
        .hasContent(
            """
            # Cats
            <!-- reference: claims -->
            Claims: 0 in all, 0 confirmed, 0 refuted, 0 undecided, 0 planned.
            Judged on Linux amd64, 2 CPUs, OpenJDK 17 in 0 s.

            | Claim | jvm | Passed and refused |
            |---|---|---|
            <!-- end -->
            By hand.
            <!-- reference: workloads -->
            The reference run has compared no workloads.
            <!-- end -->
            """);
  }
}
