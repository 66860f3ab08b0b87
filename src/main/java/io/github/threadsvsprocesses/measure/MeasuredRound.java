package io.github.threadsvsprocesses.measure;

import org.jspecify.annotations.Nullable;

/**
 * The raw times of a round, in nanoseconds. First and second are in the order in which they ran.
 *
 * @param oneWorkerFirst decides, with {@code lockFreeFirst}, whether the round is void
 * @param oneWorkerSecond judges
 * @param lockFreeFirst decides, with {@code oneWorkerFirst}, whether the round is void
 * @param lockFreeSecond judges
 * @param crew of the judged crew
 * @param disturbance what else took the CPUs meanwhile; it may void the round
 * @param voided why the round does not count; null if it is valid
 * @param outcome what it says of the proposition; null if it is void
 */
public record MeasuredRound(
    long oneWorkerFirst,
    long oneWorkerSecond,
    long lockFreeFirst,
    long lockFreeSecond,
    long crew,
    Disturbance disturbance,
    @Nullable VoidCause voided,
    @Nullable RoundOutcome outcome) {

  /** What the machine gave lock-free threads, by the arms that judge. */
  public double machineSpeedUp() {
    return (double) oneWorkerSecond / lockFreeSecond;
  }

  /** What the machine gave lock-free threads, by the arms that may void. */
  double machineSpeedUpAtFirst() {
    return (double) oneWorkerFirst / lockFreeFirst;
  }

  /** One worker's time divided by the crew's. */
  public double crewSpeedUp() {
    return (double) oneWorkerSecond / crew;
  }

  /**
   * The same times, judged by the rules; what {@code voided} and {@code outcome} said is not used.
   *
   * @param leastNanos that the first arm of one worker has to last
   */
  MeasuredRound judgedBy(Proposition proposition, long leastNanos) {
    VoidCause cause = VoidCause.of(this, leastNanos);
    RoundOutcome said = cause == null ? proposition.of(crewSpeedUp(), machineSpeedUp()) : null;
    return new MeasuredRound(
        oneWorkerFirst,
        oneWorkerSecond,
        lockFreeFirst,
        lockFreeSecond,
        crew,
        disturbance,
        cause,
        said);
  }
}
