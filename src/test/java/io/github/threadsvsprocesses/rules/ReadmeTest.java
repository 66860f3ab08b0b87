package io.github.threadsvsprocesses.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.claim.Catalogue;
import io.github.threadsvsprocesses.command.ReferenceInReadme;
import io.github.threadsvsprocesses.evidence.ChoiceFile;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.VerdictsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README says of the reference run is what the reference run holds. */
class ReadmeTest {
  private static final Path REFERENCE = Path.of("reports", "reference");

  private final String readme = Files.readString(Path.of("README.md"));
  private final Verdicts reference = VerdictsFile.read(REFERENCE.resolve(VerdictsFile.NAME));

  ReadmeTest() throws IOException {}

  @Test
  void itTellsOfTheReferenceRunWhatThatHolds() throws IOException {
    assertThat(reference.partial()).isFalse();
    assertThat(readme).contains("<!-- reference: claims -->", "<!-- reference: workloads -->");
    assertThat(
            ReferenceInReadme.renewed(readme, reference, ChoiceFile.read(REFERENCE).orElse(null)))
        .as("mvn verify -Preference renews it")
        .isEqualTo(readme);
  }

  @Test
  void picturesAndTablesOfTheReferenceRunAreThere() {
    assertThat(
            Pattern.compile("\\((reports/reference/[^)]+)\\)")
                .matcher(readme)
                .results()
                .map(found -> Path.of(found.group(1))))
        .hasSizeGreaterThan(4)
        .allSatisfy(file -> assertThat(file).isNotEmptyFile());
  }

  @Test
  void theCampaignsFiguresAreThoseOfTheRunThatIsKept() throws IOException {
    JsonNode campaign = new ObjectMapper().readTree(REFERENCE.resolve("campaign.json").toFile());
    long seconds = sum(campaign, "seconds", "");
    assertThat(readme)
        .contains(
            String.format(
                Locale.ROOT,
                "injected %,d in %d minutes, among them %d kills of children and %d of parents;",
                campaign.path("faults").asInt(),
                Math.round(seconds / 60.0),
                sum(campaign, "faults", "kills "),
                sum(campaign, "faults", "parents killed ")));
    assertThat(campaign.path("failures").asInt()).as("The two failures it shows").isEqualTo(2);
  }

  private static long sum(JsonNode campaign, String figure, String scenario) {
    long sum = 0;
    for (JsonNode each : campaign.path("scenarios")) {
      if (each.path("scenario").asText().startsWith(scenario)) {
        sum += each.path(figure).asLong();
      }
    }
    return sum;
  }

  @Test
  void theCountsAreTheArticles() {
    Article article = Catalogue.read();
    assertThat(readme).contains("retold with its " + article.claims().count() + " claims as links");
    assertThat(article.claims().filter(Statement::planned)).as("the README names none").isEmpty();
  }
}
