package io.github.threadsvsprocesses.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.claim.Catalogue;
import io.github.threadsvsprocesses.evidence.ChoiceFile;
import io.github.threadsvsprocesses.evidence.ChoicePage;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.VerdictsFile;
import io.github.threadsvsprocesses.workload.ChoiceTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the README says of the reference run is what the reference run holds. */
class ReadmeTest {
  private static final Path REFERENCE = Path.of("reports", "reference");

  private final String readme = Files.readString(Path.of("README.md"));
  private final Verdicts reference = VerdictsFile.read(REFERENCE.resolve(VerdictsFile.NAME));

  ReadmeTest() throws IOException {}

  @Test
  void eachJudgedClaimStandsInTheTableWithItsVerdict() {
    assertThat(reference.partial()).isFalse();
    assertThat(
            reference.claims().stream()
                .filter(claim -> !claim.isPlanned())
                .map(
                    claim ->
                        "| %s | %s | "
                            .formatted(
                                claim.statement(), claim.runtimes().get(0).verdict().word())))
        .hasSizeGreaterThanOrEqualTo(10)
        .allSatisfy(row -> assertThat(readme).contains(row));
  }

  /** Where the reference run has compared workloads; else the README tells of none. */
  @Test
  void theTablesOfWorkloadsAreTheReferenceRuns() throws IOException {
    Optional<ChoiceTable> reference = ChoiceFile.read(REFERENCE);
    assertThat(readme.contains("(reports/reference/" + ChoiceFile.PICTURE + ")"))
        .as("the README shows the picture of the workloads")
        .isEqualTo(reference.isPresent());
    if (reference.isPresent()) {
      assertThat(REFERENCE.resolve(ChoiceFile.PICTURE)).isNotEmptyFile();
      assertThat(reference.get().partial()).isFalse();
      assertThat(readme)
          .contains(ChoicePage.workloads(reference.get()))
          .contains(ChoicePage.costs(reference.get()))
          .contains(
              reference.get().breakEvens().isEmpty() ? "" : ChoicePage.breakEvens(reference.get()));
    }
  }

  @Test
  void theCountsAreTheArticles() {
    Article article = Catalogue.read();
    long planned = article.claims().filter(Statement::planned).count();
    assertThat(readme)
        .contains("retold with its " + article.claims().count() + " claims as links")
        .contains("The other " + planned + " are *planned*");
  }
}
