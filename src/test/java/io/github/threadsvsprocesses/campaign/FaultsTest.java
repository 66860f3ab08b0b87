package io.github.threadsvsprocesses.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A short selection of the campaign, with a seed that stays unless another is given. */
class FaultsTest {
  private static final long SEED = Long.getLong(Campaign.SEED, 1);

  /**
   * Whether they end at all; how soon is judged by the long campaign, on a machine that is free.
   */
  private static final Duration GENEROUS = Duration.ofSeconds(30);

  @BeforeAll
  static void prepare() throws IOException {
    Campaign.prepare();
  }

  static Stream<Scenario> selection() {
    return Stream.of(
        new KillsInAQueue(3, 2, 2),
        new KillsOfStoppedConsumers(1),
        new KillsOnPipes(2, 1),
        new KilledParents(1, GENEROUS),
        new KilledParentsOfStoppedChildren(1),
        new MisbehavingChildren(3),
        new ManyStarts(4),
        new FullMemory(1),
        new Strangers(40, false));
  }

  @ParameterizedTest
  @MethodSource("selection")
  void nothingIsLostAndNothingIsLeft(Scenario scenario) {
    Findings findings = Campaign.run(scenario, SEED, false);
    assertThat(findings.failures()).as("-D%s=%d", Campaign.SEED, SEED).isEmpty();
    assertThat(findings.faults() > 0 || !findings.notTried().isEmpty())
        .as("something was injected, or it is said why not")
        .isTrue();
  }
}
