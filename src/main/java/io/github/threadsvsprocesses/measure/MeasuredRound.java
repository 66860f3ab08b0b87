package io.github.threadsvsprocesses.measure;

import org.jspecify.annotations.Nullable;

/**
 * The raw times of a round, in nanoseconds. Which of an arm's two runs selects the round and which
 * judges is random.
 *
 * @param oneWorkerSelecting decides, with {@code lockFreeSelecting}, whether the round is void
 * @param oneWorkerJudging judges
 * @param lockFreeSelecting decides, with {@code oneWorkerSelecting}, whether the round is void
 * @param lockFreeJudging judges
 * @param crew of the judged crew
 * @param rival of the crew that it is compared with; null when that is one worker
 * @param disturbance what else took the CPUs meanwhile; it may void the round
 * @param voided why the round does not count; null if it is valid
 * @param outcome what it says of the proposition; null if it is void
 */
public record MeasuredRound(
    long oneWorkerSelecting,
    long oneWorkerJudging,
    long lockFreeSelecting,
    long lockFreeJudging,
    long crew,
    @Nullable Long rival,
    Disturbance disturbance,
    @Nullable VoidCause voided,
    @Nullable RoundOutcome outcome) {

  /** What the machine gave lock-free workers, by the arms that judge. */
  public double machineSpeedUp() {
    return (double) oneWorkerJudging / lockFreeJudging;
  }

  /** What the machine gave lock-free workers, by the arms that may void. */
  double machineSpeedUpOfSelecting() {
    return (double) oneWorkerSelecting / lockFreeSelecting;
  }

  /** One worker's time divided by the crew's; the rival's, if there is one. */
  public double crewSpeedUp() {
    return (double) (rival == null ? oneWorkerJudging : rival) / crew;
  }

  /**
   * The same times, judged by the rules; what {@code voided} and {@code outcome} said is not used.
   *
   * @param leastNanos that the selecting run of one worker has to last
   * @param workers of the crews: more than so many times one worker no machine gives; where it
   *     seems to, the one worker was held up, and a crew is not asked for more than all there is
   */
  MeasuredRound judgedBy(Proposition proposition, long leastNanos, int workers) {
    VoidCause cause = VoidCause.of(this, leastNanos);
    RoundOutcome said =
        cause == null ? proposition.of(crewSpeedUp(), Math.min(workers, machineSpeedUp())) : null;
    return new MeasuredRound(
        oneWorkerSelecting,
        oneWorkerJudging,
        lockFreeSelecting,
        lockFreeJudging,
        crew,
        rival,
        disturbance,
        cause,
        said);
  }
}
