package io.github.threadsvsprocesses.measure;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The times of all arms of one round, in nanoseconds, and what else took the CPUs meanwhile;
 * several questions are judged by them.
 */
record RoundTimes(
    long oneWorkerSelecting,
    long oneWorkerJudging,
    long lockFreeSelecting,
    long lockFreeJudging,
    Map<String, Long> crews,
    Disturbance disturbance) {

  RoundTimes {
    crews = Map.copyOf(crews);
  }

  /**
   * Not judged yet.
   *
   * @param rival what the crew is compared with; null for one worker
   */
  MeasuredRound of(String crew, @Nullable String rival) {
    return new MeasuredRound(
        oneWorkerSelecting,
        oneWorkerJudging,
        lockFreeSelecting,
        lockFreeJudging,
        timeOf(crew),
        rival == null ? null : (Long) timeOf(rival),
        disturbance,
        null,
        null);
  }

  private long timeOf(String crew) {
    Long nanos = crews.get(crew);
    if (nanos == null) {
      throw new IllegalStateException("no time of " + crew + " in " + this);
    }
    return nanos;
  }
}
