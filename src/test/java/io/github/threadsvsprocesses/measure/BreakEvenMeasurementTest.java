package io.github.threadsvsprocesses.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.threadsvsprocesses.measure.BreakEvenCurve.Line;
import io.github.threadsvsprocesses.measure.BreakEvenCurve.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a machine whose clock moves only when an arm runs. */
class BreakEvenMeasurementTest {
  private static final double NANOS_PER_UNIT = 2;
  private static final int ROUNDS = 15;

  private final Random noise = new Random(5);
  private double noiseShare;
  private long now;
  private final List<String> laps = new ArrayList<>();

  /**
   * Half of the work in each of two workers, and what the hand-over takes: repaid at twice that.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.1, 7, 180, 900})
  void twoWorkersRepayTwiceTheirHandOver(double handOverMillis) throws Exception {
    Line line = only(measurement().crew("two", crew(handOverMillis, 2), ROUNDS).run());
    assertThat(line.handOverMillis()).isCloseTo(handOverMillis + 0.005, within(1e-4));
    BreakEvenPoint found = breakEven(line);
    assertThat(found.millis()).isCloseTo(2 * handOverMillis, Percentage.withPercentage(1));
    assertThat(found.lowMillis()).isCloseTo(found.millis(), Percentage.withPercentage(1));
    assertThat(found.highMillis()).isCloseTo(found.millis(), Percentage.withPercentage(1));
  }

  @Test
  void aCrewThatGainsLittleRepaysLater() throws Exception {
    Line line = only(measurement().crew("slow", crew(1, 1.2), ROUNDS).run());
    assertThat(breakEven(line).millis()).isCloseTo(6, Percentage.withPercentage(1));
    assertThat(line.points()).extracting(Point::units).isSorted().doesNotHaveDuplicates();
  }

  /** As one whose first hand-over, and no other, was slow. */
  @Test
  void aCrewThatIsQuickerThanItsHandOverLetExpectIsFoundBelow() throws Exception {
    int[] tasks = {0};
    WorkArm slowAtFirst = units -> pass("crew", (++tasks[0] <= ROUNDS ? 80 : 1) * 1e6, units, 2);
    Line line = only(measurement().crew("slow at first", slowAtFirst, ROUNDS).run());
    assertThat(line.handOverMillis()).isGreaterThan(80);
    assertThat(line.fastestHandOverMillis()).isGreaterThan(80);
    assertThat(breakEven(line).millis()).isCloseTo(2, Percentage.withPercentage(1));
  }

  /** As where the first few tasks of any size, each tried once, met with a busy machine. */
  @Test
  void slowRoundsAmidstTheSearchDoNotHideTheBreakEven() throws Exception {
    int[] tasks = {0};
    int tried = ROUNDS + 5;
    WorkArm slowForAWhile =
        units -> pass("crew", (tasks[0]++ < ROUNDS || tasks[0] > tried ? 1 : 9) * 1e6, units, 2);
    Line line = only(measurement().crew("slow for a while", slowForAWhile, ROUNDS).run());
    assertThat(breakEven(line).millis()).isCloseTo(2, Percentage.withPercentage(1));
    assertThat(breakEven(line).rounds()).isEqualTo(ROUNDS);
  }

  @Test
  void whoNeverRepaysHasNoBreakEven() throws Exception {
    Line line = only(measurement().crew("one CPU", crew(1, 1), ROUNDS).run());
    assertThat(line.breakEven()).isNull();
    assertThat(line.inWords())
        .startsWith("one CPU: handing over takes 1.01 ms; no break-even up to a task of ");
  }

  /** It is looked for again, and is that of the busy machine, many hand-overs further up. */
  @Test
  void whatWasFoundBeforeTheMachineBecameBusyIsNoBreakEven() throws Exception {
    int[] tasks = {0};
    int found = ROUNDS + 2;
    WorkArm busyLater = units -> pass("crew", 1e6, units, ++tasks[0] <= found ? 2 : 1.05);
    Line line = only(measurement().crew("busy later", busyLater, ROUNDS).run());
    assertThat(breakEven(line).millis()).isCloseTo(21, Percentage.withPercentage(1));
  }

  @Test
  void oneRoundHasNoSpread() throws Exception {
    Line line = only(measurement().crew("once", crew(1, 2), 1).run());
    assertThat(line.inWords()).endsWith("break-even at a task of 2 ms (one round)");
  }

  @Test
  void noiseIsToldAsSpreadAndTheMedianStandsIt() throws Exception {
    noiseShare = 0.3;
    Line line = only(measurement().crew("noisy", crew(1, 2), 41).run());
    BreakEvenPoint found = breakEven(line);
    assertThat(found.rounds()).isEqualTo(41);
    // A task of 2 ms takes everybody 15 % more.
    assertThat(found.millis()).isCloseTo(2.3, Percentage.withPercentage(10));
    assertThat(found.lowMillis()).isLessThan(found.millis());
    assertThat(found.highMillis()).isGreaterThan(found.millis());
  }

  @Test
  void roundsAlternateInAnOrderOfTheirOwn() throws Exception {
    measurement().crew("two", crew(10, 2), ROUNDS).run();
    List<String> rounds = new ArrayList<>();
    int first = laps.size() - 4 * (ROUNDS - 1);
    for (int lap = first; lap < laps.size(); lap += 4) {
      List<String> round = laps.subList(lap, lap + 4);
      assertThat(round).as("each once").doesNotHaveDuplicates();
      rounds.add(String.join(" ", round));
    }
    assertThat(rounds.stream().distinct().count()).isGreaterThan(3);
  }

  @Test
  void aSlowMachineEndsWithTheRoundsItHad() throws Exception {
    Line line = only(measurement().crew("slow", crew(1000, 2), ROUNDS).run());
    BreakEvenPoint found = breakEven(line);
    assertThat(found.rounds()).isLessThan(ROUNDS);
    assertThat(found.lowMillis()).isLessThanOrEqualTo(found.highMillis());
  }

  @Test
  void everyCrewHasItsLine() throws Exception {
    BreakEvenCurve curve =
        measurement().crew("cold", crew(100, 2), 3).crew("warm", crew(0.1, 2), 31).run();
    assertThat(curve.lines()).extracting(Line::crew).containsExactly("cold", "warm");
    assertThat(curve.unitsPerMilli()).isCloseTo(1e6 / NANOS_PER_UNIT, within(1e3));
    assertThat(curve.workers()).isEqualTo(2);
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readValue(json.writeValueAsString(curve), BreakEvenCurve.class))
        .isEqualTo(curve);
  }

  @Test
  void mistakesAreNamed() {
    assertThatThrownBy(() -> measurement().crew("none", crew(1, 2), 0))
        .hasMessageContaining("0 rounds of \"none\"");
    assertThatThrownBy(
            () ->
                BreakEvenMeasurement.beside(units -> {}, 2)
                    .on(2, () -> 0, 1)
                    .crew("idle", units -> {}, 1)
                    .run())
        .hasMessageContaining("does the arm work?");
  }

  private BreakEvenMeasurement measurement() {
    return BreakEvenMeasurement.beside(units -> pass("one", 0, units, 1), 2).on(2, () -> now, 7);
  }

  private WorkArm crew(double handOverMillis, double speedUp) {
    return units -> pass("crew", handOverMillis * 1e6, units, speedUp);
  }

  private void pass(String who, double handOverNanos, long units, double speedUp) {
    laps.add(who + " " + units);
    double slowness = 1 + noiseShare * noise.nextDouble();
    now += Math.round((handOverNanos + units * NANOS_PER_UNIT / speedUp) * slowness);
  }

  private static Line only(BreakEvenCurve curve) {
    assertThat(curve.lines()).hasSize(1);
    return curve.lines().get(0);
  }

  private static BreakEvenPoint breakEven(Line line) {
    return Objects.requireNonNull(line.breakEven(), line.inWords());
  }
}
