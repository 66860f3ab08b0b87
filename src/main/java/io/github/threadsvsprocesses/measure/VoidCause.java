package io.github.threadsvsprocesses.measure;

import org.jspecify.annotations.Nullable;

/**
 * Why a round says nothing. A cause is found without looking at any judged crew's time: a crew that
 * is stuck on one CPU must lose its round, not void it. Where several apply, the first in this
 * order is told.
 */
public enum VoidCause {
  THROTTLED("a control group's quota was used up and held the round's threads back"),
  STOLEN("the hypervisor gave more than a twentieth of the CPUs' time to others"),
  TOO_LITTLE_SPEED_UP("the machine gave lock-free threads less than 1.6 times one worker");

  /**
   * What two free CPUs give with room for noise; below it no crew could be told from a locked one.
   */
  public static final double LEAST_MACHINE_SPEED_UP = 1.6;

  /**
   * Ours: so much, spread over the arms alike, moves a speed-up by a twentieth, half of what {@link
   * Proposition#MOST_SPEED_UP_UNDER_A_LOCK} leaves to noise. What falls on a single arm may decide
   * a round, as any noise may; the decision over many rounds is there for that.
   */
  public static final double MOST_STOLEN_SHARE = 0.05;

  private final String words;

  VoidCause(String words) {
    this.words = words;
  }

  /** As the reason of a round that was not counted. */
  public String inWords() {
    return words;
  }

  /**
   * Why the round is void; null if it is valid. The second arms, which judge, are not looked at,
   * nor is the crew.
   */
  static @Nullable VoidCause of(MeasuredRound round) {
    Double throttled = round.disturbance().throttledMillis();
    if (throttled != null && throttled > 0) {
      return THROTTLED;
    }
    Double stolen = round.disturbance().stolenShare();
    if (stolen != null && stolen > MOST_STOLEN_SHARE) {
      return STOLEN;
    }
    return round.machineSpeedUpAtFirst() < LEAST_MACHINE_SPEED_UP ? TOO_LITTLE_SPEED_UP : null;
  }
}
