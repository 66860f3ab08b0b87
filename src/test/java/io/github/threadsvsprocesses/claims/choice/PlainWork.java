package io.github.threadsvsprocesses.claims.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.Computes;
import java.util.List;
import java.util.stream.IntStream;

/** Plain computation: the kit's own, which touches no memory and no file. */
final class PlainWork {
  private static final int COMPUTATIONS = 64;

  /** So that a task takes some 2 ms. */
  private static final int UNITS = 100;

  private PlainWork() {}

  static Twins<Long> twins() throws Exception {
    List<Computes> computations =
        IntStream.range(0, COMPUTATIONS)
            .mapToObj(number -> new Computes((long) number * UNITS, UNITS))
            .toList();
    List<Long> known = computations.stream().map(Computes::answer).toList();
    return Twins.of(
        "step a generator of random numbers",
        DoneOnce.of(computations),
        (number, result) ->
            assertThat(result).as("result of computation %d", number).isEqualTo(known.get(number)),
        Computes.Awaited::new,
        List.of(
            "%d computations, each of %d units of the kit's own".formatted(COMPUTATIONS, UNITS),
            "their results are known beforehand, by powers of a matrix instead of steps"));
  }
}
