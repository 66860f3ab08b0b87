package io.github.threadsvsprocesses.children;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.process.Task;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The twins, here and in a child JVM. */
class AwaitingTest {
  private static final long NANOS = 1_000_000;

  private static final List<Task<?>> TWINS =
      List.of(
          new AddsUpSales.Awaited(
              new AddsUpSales("no such file", 1, 2), new SalesTotals(3, Map.of("Riga", 4L)), NANOS),
          new FiltersABitmap.Awaited(new FiltersABitmap("no such file"), "a digest", NANOS),
          new MakesGaussianPairs.Awaited(
              new MakesGaussianPairs(1), GaussianPairs.of(0.5, -0.25, 1, 2), NANOS),
          new TrainsAModel.Awaited(new TrainsAModel(5), 6, NANOS),
          new Computes.Awaited(new Computes(7, 8), 9, NANOS));

  @Test
  void aTwinWaitsWithTheLockLetGoAndGivesTheAnswer() throws Exception {
    Interpreter interpreter = Interpreter.withLock();
    long start = System.nanoTime();
    for (Task<?> twin : TWINS) {
      Object given = Interpreter.runIn(interpreter, () -> interpreter.compute(twin::run));
      assertThat(twin).hasFieldOrPropertyWithValue("answer", given);
    }
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TWINS.size() * NANOS);
    assertThat(interpreter.turns()).as("two of each: before the wait and after it").hasSize(10);
  }

  @Test
  void itTravels() {
    try (ProcessCrew child = ProcessCrew.start(1)) {
      for (Task<?> twin : TWINS) {
        Object given = child.runOn(0, twin);
        assertThat(twin).hasFieldOrPropertyWithValue("answer", given);
      }
      assertThat(child.runOn(0, new Computes(3, 4))).isEqualTo(new Computes(3, 4).answer());
      assertThat(child.runOn(0, new MakesGaussianPairs(9)).counts()).hasSize(10);
    }
  }
}
