package io.github.threadsvsprocesses.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A short selection of the campaign, with a seed that stays unless another is given. */
class FaultsTest {
  private static final long SEED = Long.getLong(Campaign.SEED, 1);

  @BeforeAll
  static void prepare() {
    Campaign.prepare();
  }

  static Stream<Scenario> selection() {
    return Stream.of(
        new KillsInAQueue(4, 2, 2),
        new KillsOfStoppedConsumers(1),
        new KillsOnPipes(2, 1),
        new KilledParents(1),
        new MisbehavingChildren(3),
        new ManyStarts(25),
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

  @Test
  void whatIsOutOfOrderIsCounted() {
    assertThat(QueueAccount.fewestMisplaced(List.of(1, 2, 3))).isZero();
    assertThat(QueueAccount.fewestMisplaced(List.of(5, 6, 7, 2, 8))).isEqualTo(1);
    assertThat(QueueAccount.fewestMisplaced(List.of(3, 2, 1))).isEqualTo(2);
  }
}
