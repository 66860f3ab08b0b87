package io.github.threadsvsprocesses.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.annotations.Param;

/** The arms that JMH runs do the work, and it can be told which and how much. */
class ScalingBenchmarkTest {
  private static final long A_LITTLE = 7;

  /** What a crew computes is verified in the benchmark itself. */
  @ParameterizedTest
  @EnumSource
  void everyCrewDoesTheWork(CpuCrew crew) throws Exception {
    ScalingBenchmark.Arm arm = new ScalingBenchmark.Arm();
    arm.crew = crew;
    arm.units = A_LITTLE;
    arm.begin();
    try {
      new ScalingBenchmark().work(arm);
      new ScalingBenchmark().work(arm);
    } finally {
      arm.end();
    }
  }

  @Test
  void itsParametersHaveTheNamesByWhichTheyAreSet() {
    assertThat(Stream.of(ScalingBenchmark.Arm.class.getFields()))
        .filteredOn(field -> field.isAnnotationPresent(Param.class))
        .extracting(Field::getName)
        .containsExactlyInAnyOrder(ScalingBenchmark.CREW, ScalingBenchmark.UNITS);
  }

  @Test
  void onlyOneCrewIsAlone() {
    assertThat(CpuCrew.values())
        .filteredOn(crew -> crew != CpuCrew.ONE_WORKER)
        .allSatisfy(
            crew -> {
              try (var running = crew.start()) {
                assertThat(running.size()).isEqualTo(CpuCrew.WORKERS);
              }
            });
  }
}
