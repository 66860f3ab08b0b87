package io.github.threadsvsprocesses.measure;

import java.util.Map;

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

  /** Not judged yet. */
  MeasuredRound of(String crew) {
    Long nanos = crews.get(crew);
    if (nanos == null) {
      throw new IllegalStateException("no time of " + crew + " in " + this);
    }
    return new MeasuredRound(
        oneWorkerSelecting,
        oneWorkerJudging,
        lockFreeSelecting,
        lockFreeJudging,
        nanos,
        disturbance,
        null,
        null);
  }
}
