package io.github.threadsvsprocesses.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.claim.Options;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The long campaign: {@code mvn verify -Pcampaign}. */
@Tag(TaggedTests.TAG)
class CampaignTest {
  private static final int SEEDS = 1_000_000;

  @TestFactory
  Stream<DynamicTest> faults() throws IOException {
    long seed = Long.getLong(Campaign.SEED, new SecureRandom().nextInt(SEEDS));
    System.out.println("campaign: to draw the same chances again: -D" + Campaign.SEED + "=" + seed);
    Campaign.prepare();
    List<Scenario> scenarios = Campaign.full();
    CampaignReport report =
        new CampaignReport(
            Options.reports(false),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            seed,
            scenarios.size());
    return scenarios.stream()
        .map(
            scenario ->
                DynamicTest.dynamicTest(
                    scenario.name(),
                    () -> {
                      System.out.println("campaign: " + scenario.name());
                      Findings findings = Campaign.run(scenario, seed, true);
                      report.add(findings);
                      assertThat(findings.failures()).isEmpty();
                    }));
  }
}
