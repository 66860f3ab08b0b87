package io.github.threadsvsprocesses.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.measure.SpeedUpCurve.Line;
import io.github.threadsvsprocesses.measure.SpeedUpCurve.Point;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** On a machine whose clock moves only when an arm runs. */
class SpeedUpMeasurementTest {
  private static final double NANOS_PER_UNIT = 20_000;
  private static final Offset<Double> ROUNDING = Offset.offset(1e-3);

  private long now;
  private double slowness = 1;
  private final StringBuilder order = new StringBuilder();
  private final Set<Long> works = new HashSet<>();

  @Test
  void eachCrewHasASpeedUpOfEachRoundOverItsOneWorker() throws Exception {
    SpeedUpCurve curve =
        measurement(1)
            .crew("locked", Map.of(4, crew('d', 0.9), 1, crew('c', 1), 2, crew('e', 1)))
            .crew("free", Map.of(1, crew('a', 1), 2, crew('b', 1.9)))
            .run();
    assertThat(curve.cpus()).isEqualTo(2);
    assertThat(curve.totalUnits()).isEqualTo(2_000);
    assertThat(curve.rounds()).isEqualTo(SpeedUpMeasurement.ROUNDS);
    assertThat(curve.crews()).extracting(Line::crew).containsExactly("locked", "free");
    assertThat(curve.crews().get(0).points()).extracting(Point::workers).containsExactly(1, 2, 4);
    Point two = curve.crews().get(1).points().get(1);
    assertThat(two.speedUps())
        .hasSize(SpeedUpMeasurement.ROUNDS)
        .allSatisfy(speedUp -> assertThat(speedUp).isCloseTo(1.9, ROUNDING));
    assertThat(two.median()).isCloseTo(1.9, ROUNDING);
    assertThat(works).as("the work of every crew").containsExactly(2_000L);
  }

  @Test
  void theMedianForgivesASlowRound() {
    assertThat(Point.of(2, List.of(1.9, 0.4, 2.0, 1.8, 1.9)).median()).isEqualTo(1.9);
  }

  @Test
  void eachRoundHasAnOrderOfItsOwn() throws Exception {
    Map<Integer, WorkArm> crews = new TreeMap<>();
    IntStream.range(1, 6).forEach(size -> crews.put(size, crew((char) ('a' + size), 1)));
    measurement(7).crew("any", crews).run();
    List<String> rounds = List.of(order.toString().substring(10).split("(?<=\\G.{5})"));
    assertThat(rounds).hasSize(SpeedUpMeasurement.ROUNDS);
    assertThat(new HashSet<>(rounds)).hasSizeGreaterThan(2);
  }

  @Test
  void aMachineThatBecomesSlowEndsItAfterOneRoundAtLeast() throws Exception {
    double far = 10 * TimeoutFactor.times(SpeedUpMeasurement.TIME).toNanos() / 40e6;
    WorkArm slowing =
        units -> {
          slowness = far;
          pass(units, 1);
        };
    SpeedUpCurve curve = measurement(1).crew("any", Map.of(2, slowing)).run();
    assertThat(curve.rounds()).isEqualTo(1);
    assertThat(curve.crews().get(0).points().get(0).speedUps()).hasSize(1);
  }

  @Test
  void sizesArePowersOfTwo() {
    assertThat(SpeedUpMeasurement.sizesUpTo(4)).containsExactly(1, 2, 4);
    assertThat(SpeedUpMeasurement.sizesUpTo(12)).containsExactly(1, 2, 4, 8);
    assertThat(SpeedUpMeasurement.sizesUpTo(Integer.MAX_VALUE)).hasSize(31);
  }

  @Test
  void aCrewIsNamedOnceAndHasASize() {
    SpeedUpMeasurement measurement = measurement(1).crew("a", Map.of(1, crew('a', 1)));
    assertThatThrownBy(() -> measurement.crew("a", Map.of(1, crew('a', 1))))
        .hasMessageContaining("\"a\" is measured already");
    assertThatThrownBy(() -> measurement.crew("b", Map.of())).hasMessageContaining("no sizes");
  }

  private SpeedUpMeasurement measurement(long seed) {
    return SpeedUpMeasurement.over(units -> pass(units, 1)).on(2, () -> now, seed);
  }

  private WorkArm crew(char letter, double speedUp) {
    return units -> {
      order.append(letter);
      works.add(units);
      pass(units, speedUp);
    };
  }

  private void pass(long units, double speedUp) {
    now += Math.round(units * NANOS_PER_UNIT * slowness / speedUp);
  }
}
