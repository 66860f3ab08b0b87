package io.github.threadsvsprocesses.measure;

import org.jspecify.annotations.Nullable;

/**
 * Why a round says nothing. A cause is found without looking at any judged crew's time: a crew that
 * is stuck on one CPU must lose its round, not void it. (Only a crew that uses up a quota or makes
 * the hypervisor take CPUs away can void a round, and then for all crews; that leaves a question
 * open.) Where several apply, the first in this order is told.
 */
public enum VoidCause {
  /** Any throttled time at all. */
  THROTTLED("a control group's quota was used up and held the round's threads back"),
  /** More than {@link #MOST_STOLEN_SHARE}. */
  STOLEN("the hypervisor gave more than a tenth of the workers' CPU time to others"),
  /** More than {@link #MOST_QUEUED_SHARE}. */
  QUEUED("one worker alone waited for a CPU for more than a tenth of its time: others had them"),
  /** The work was chosen while the machine was slower. */
  TOO_SHORT("the machine had become so much faster that one worker took less than half its time"),
  /** Less than {@link #LEAST_MACHINE_SPEED_UP}. */
  TOO_LITTLE_SPEED_UP("the machine gave lock-free workers less than 1.6 times one worker");

  /**
   * What two free CPUs give with room for noise. Far enough above {@link
   * Proposition#LEAST_SPEED_UP} to leave a crew its hand-overs: where a machine gives little, a
   * crew that has nearly all of it must not be said not to scale.
   */
  public static final double LEAST_MACHINE_SPEED_UP = 1.6;

  /**
   * Spread over the arms alike, so much moves a speed-up by a tenth, as much as {@link
   * Proposition#MOST_SPEED_UP_UNDER_A_LOCK} leaves to noise. What falls on a single arm may decide
   * a round, as any noise may; the decision over many rounds is there for that. Less would void
   * good rounds: on two virtual CPUs of a busy host, those with a twentieth to a tenth stolen were
   * won by processes as often (12 of 14) as those with less (35 of 41).
   */
  public static final double MOST_STOLEN_SHARE = 0.1;

  /**
   * Of the time of one worker, which alone needs a single CPU. Where others hold all CPUs and the
   * system shares them out fairly among threads, two threads get more than one: beside ten hogs on
   * two CPUs, lock-free ones almost twice as much, and so do two that exclude each other. Such a
   * machine looks able and is not, and a locked crew seems to scale: by as much as one worker
   * waits, and a tenth is what {@link Proposition#MOST_SPEED_UP_UNDER_A_LOCK} leaves to noise.
   */
  public static final double MOST_QUEUED_SHARE = 0.1;

  private final String words;

  VoidCause(String words) {
    this.words = words;
  }

  /**
   * Of the time that the work is to take one worker. A shorter arm is mostly start and hand-over,
   * and says nothing of work; the machine was busy when the work was chosen.
   */
  static final double LEAST_SHARE_OF_TIME = 0.5;

  /** As the reason of a round that was not counted. */
  public String inWords() {
    return words;
  }

  /**
   * Why the round is void; null if it is valid. The crew is not looked at, nor are the times of the
   * runs that judge, but for whether one worker had its CPU: a crew or lock-free threads that are
   * as likely to be ahead stay so, however long one worker took.
   *
   * @param leastNanos that the selecting run of one worker has to last
   */
  static @Nullable VoidCause of(MeasuredRound round, long leastNanos) {
    Double throttled = round.disturbance().throttledMillis();
    if (throttled != null && throttled > 0) {
      return THROTTLED;
    }
    Double stolen = round.disturbance().stolenShare();
    if (stolen != null && stolen > MOST_STOLEN_SHARE) {
      return STOLEN;
    }
    Double queued = round.disturbance().aloneQueuedShare();
    if (queued != null && queued > MOST_QUEUED_SHARE) {
      return QUEUED;
    }
    if (round.oneWorkerSelecting() < leastNanos) {
      return TOO_SHORT;
    }
    return round.machineSpeedUpOfSelecting() < LEAST_MACHINE_SPEED_UP ? TOO_LITTLE_SPEED_UP : null;
  }
}
