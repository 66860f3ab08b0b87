package io.github.threadsvsprocesses.command;

import io.github.threadsvsprocesses.breakage.BrokenFact;
import io.github.threadsvsprocesses.evidence.ChoiceFile;
import io.github.threadsvsprocesses.verdict.ComparisonPage;
import io.github.threadsvsprocesses.verdict.Verdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The one run that is committed, for people to look at on the web. */
final class Reference {
  private static final List<String> FILES =
      List.of("verdicts.json", "verdicts.md", "badge.json", "badge.svg");

  /**
   * A run without comparisons, or without CPython, lacks some of these, and one that cannot draw
   * has no picture.
   */
  private static final List<String> FILES_IF_THERE =
      List.of(
          ChoiceFile.NAME,
          ChoiceFile.PAGE,
          ChoiceFile.PICTURE,
          ComparisonPage.NAME,
          ComparisonPage.PICTURE);

  private Reference() {}

  /**
   * Copies a run's views into {@code reference/} below the reports, and renews what the README
   * beside them tells of it.
   *
   * @throws UserError when the run was not of the whole article
   */
  static void keep(Verdicts verdicts, Path reports) throws IOException {
    if (verdicts.partial()) {
      throw new UserError("-Preference keeps a full run: leave -Dclaims out.");
    }
    if (BrokenFact.here().isPresent()) {
      throw new UserError("-Preference keeps the true world: leave -Dbreak out.");
    }
    Path reference = Files.createDirectories(reports.resolve("reference"));
    for (String file : FILES) {
      Files.copy(
          reports.resolve(file), reference.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    for (String file : FILES_IF_THERE) {
      Files.deleteIfExists(reference.resolve(file)); // Or it would belong to another run.
      if (Files.exists(reports.resolve(file))) {
        Files.copy(reports.resolve(file), reference.resolve(file));
      }
    }
    ReferenceInReadme.renew(reports, verdicts);
  }
}
