package io.github.threadsvsprocesses.children;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainsAModelTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 63})
  void aModelReachesTheStatedAccuracy(long seed) throws Exception {
    int right = new TrainsAModel(seed).run();
    assertThat(right).isBetween(TrainsAModel.LEAST_RIGHT, TrainsAModel.QUESTIONS);
    assertThat(new TrainsAModel(seed).run()).isEqualTo(right);
  }
}
