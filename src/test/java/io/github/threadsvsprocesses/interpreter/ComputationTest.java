package io.github.threadsvsprocesses.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComputationTest {
  /** A fortieth of what was seen (JDK 17, 25); folded, the two take about the same time. */
  private static final long FAR_FASTER = 10;

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 1", "0, 2", "7, 3", "1000, 10", "1000000007, 11"})
  void theResultIsTheOneKnownBeforehand(long firstUnit, long units) throws Exception {
    Computation work = new Computation(firstUnit, units);
    assertThat(work.run()).isEqualTo(work.checksum());
  }

  @ParameterizedTest
  @CsvSource({"10, 1", "10, 2", "10, 3", "2, 5"})
  void theResultsOfThePartsAddUpToTheWhole(long units, int parts) {
    Computation whole = Computation.ofUnits(units);
    long sum = whole.inParts(parts).stream().mapToLong(Computation::checksum).sum();
    assertThat(sum).isEqualTo(whole.checksum());
    assertThat(whole.inParts(parts)).hasSize(parts);
  }

  @Test
  void everyUnitIsDoneInsideTheInterpreterOfTheThread() throws Exception {
    Interpreter interpreter = Interpreter.withLock();
    Interpreter.runIn(interpreter, () -> Computation.ofUnits(25).run());
    assertThat(interpreter.checkpointsInside()).isEqualTo(25);
    assertThat(interpreter.turns()).hasSize(1);
  }

  @Test
  void skippedWorkIsNoticed() throws Exception {
    long result = Computation.ofUnits(9).run();
    assertThatThrownBy(() -> Computation.ofUnits(10).verify(result))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("units were skipped");
  }

  /** Some four hundred times faster; a compiler that folds the work's loop would end that. */
  @Test
  void theCompilerDoesNotFoldTheWork() throws Exception {
    Computation work = Computation.ofUnits(200);
    long fastestKnown = Long.MAX_VALUE;
    long fastestComputed = Long.MAX_VALUE;
    for (int repetition = 0; repetition < 10; repetition++) {
      long start = System.nanoTime();
      long known = work.checksum();
      long middle = System.nanoTime();
      long computed = work.run();
      long end = System.nanoTime();
      assertThat(computed).isEqualTo(known);
      fastestKnown = Math.min(fastestKnown, middle - start);
      fastestComputed = Math.min(fastestComputed, end - middle);
    }
    assertThat(fastestComputed).isGreaterThan(FAR_FASTER * fastestKnown);
  }
}
