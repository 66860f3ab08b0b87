package io.github.threadsvsprocesses.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.claim.Catalogue;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.VerdictsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README says of the reference run is what the reference run holds. */
class ReadmeTest {
  private final String readme = Files.readString(Path.of("README.md"));
  private final Verdicts reference =
      VerdictsFile.read(Path.of("reports", "reference", VerdictsFile.NAME));

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

  @Test
  void theCountsAreTheArticles() {
    Article article = Catalogue.read();
    long planned = article.claims().filter(Statement::planned).count();
    assertThat(readme)
        .contains("retold with its " + article.claims().count() + " claims as links")
        .contains("The other " + planned + " are *planned*");
  }
}
